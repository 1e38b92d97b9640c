package dev.hatchline.routing.notice;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.Fate;
import dev.hatchline.routing.callback.RetryPolicy;
import dev.hatchline.routing.notice.NoticeState.Answered;
import dev.hatchline.routing.notice.NoticeState.Confirmed;
import dev.hatchline.routing.notice.NoticeState.Dialling;
import dev.hatchline.routing.notice.NoticeState.Due;
import dev.hatchline.routing.notice.NoticeState.GivenUp;
import dev.hatchline.routing.notice.NoticeState.Heard;
import dev.hatchline.routing.notice.NoticeState.Unknown;
import dev.hatchline.routing.notice.NoticeState.WithPerson;
import dev.hatchline.routing.notice.NoticeState.Withdrawn;
import dev.hatchline.routing.notice.NoticeStep.Moved;
import dev.hatchline.routing.notice.NoticeStep.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The one guard of every change of a notice, pure; the package draws the states. */
final class NoticeTransitions {
  /** What Asterisk did not dial is ordered anew so soon; no attempt is lost by it. */
  static final Duration ORDER_AGAIN = Duration.ofSeconds(10);

  private final RetryPolicy retry;

  /** The hours of the policy are not asked: a number has hours of its own. */
  NoticeTransitions(RetryPolicy retry) {
    this.retry = retry;
  }

  NoticeStep next(Notice n, NoticeInput input, Instant at) {
    return switch (input) {
      case NoticeInput.Begin _ ->
          n.state() instanceof Due(CallId next, Instant due) && !due.isAfter(at)
              ? new Moved(n.begun(new Dialling(next, at)))
              : refused(n, "one that is due");
      case NoticeInput.NotBegun(CallId next) ->
          n.state() instanceof Dialling
              ? new Moved(n.notBegun(new Due(next, at.plus(ORDER_AGAIN))))
              : refused(n, "one that is dialled");
      case NoticeInput.Unreached(Fate how, CallId next) ->
          n.state() instanceof Dialling
              ? new Moved(n.in(unreached(n, how, next, at)))
              : refused(n, "one that is dialled");
      case NoticeInput.Answer _ ->
          n.state() instanceof Dialling(CallId call, _)
              ? new Moved(n.in(new Answered(call, at)))
              : refused(n, "one that is dialled");
      case NoticeInput.Confirm _ -> answered(n, new Confirmed(at));
      case NoticeInput.WantsPerson _ -> answered(n, new WithPerson(at));
      case NoticeInput.Gone _ -> answered(n, new Heard(at));
      case NoticeInput.Lost _ ->
          n.state()
              .live()
              .<NoticeStep>map(call -> new Moved(n.in(new Unknown(call, at))))
              .orElseGet(() -> refused(n, "one that is being told"));
      case NoticeInput.Withdraw _ ->
          n.state() instanceof Due
              ? new Moved(n.in(new Withdrawn(at)))
              : refused(n, "one that waits");
      case NoticeInput.Settle _ ->
          n.state().open() || n.settled()
              ? refused(n, "one that has just ended")
              : new Moved(n.settle());
    };
  }

  private NoticeState unreached(Notice n, Fate how, CallId next, Instant at) {
    Optional<Instant> again =
        how == Fate.FORBIDDEN ? Optional.empty() : retry.again(n.attempts(), at);
    return again
        .<NoticeState>map(due -> new Due(next, due))
        .orElseGet(
            () -> new GivenUp("%s, after %d attempts".formatted(words(how), n.attempts()), at));
  }

  private static String words(Fate how) {
    return switch (how) {
      case BUSY -> "busy";
      case NO_ANSWER -> "nobody answered";
      case MACHINE -> "a machine answered";
      case FAILED -> "the network did not put the call through";
      case FORBIDDEN -> "the dialling rules refuse the number";
      case DIALLING, ANSWERED, BARRED, REFUSED_TWICE -> "not reached";
    };
  }

  private static NoticeStep answered(Notice n, NoticeState end) {
    return n.state() instanceof Answered
        ? new Moved(n.in(end))
        : refused(n, "one whose customer is on the line");
  }

  private static NoticeStep refused(Notice n, String expected) {
    return new Refused("expected %s, found notice %s %s".formatted(expected, n.id(), n.state()));
  }
}
