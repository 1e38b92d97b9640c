package dev.hatchline.app.notice;

import dev.hatchline.metrics.NoticeMetrics;
import dev.hatchline.routing.notice.Notice;
import dev.hatchline.routing.notice.NoticeNews;
import dev.hatchline.routing.notice.NoticeState;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells the meters, which know nothing of the routing, what becomes of notices. */
public final class NoticeMeters implements Consumer<NoticeNews> {
  private final NoticeMetrics metrics;

  public NoticeMeters(NoticeMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void accept(NoticeNews news) {
    if (news instanceof NoticeNews.Moved(Notice before, Notice after)) {
      outcome(after.state()).ifPresent(word -> metrics.ended(kind(after), word));
      if (before.state() instanceof NoticeState.Dialling) {
        result(before, after).ifPresent(metrics::attempted);
      }
    }
  }

  private static String kind(Notice notice) {
    return notice.news().kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Optional<String> outcome(NoticeState state) {
    return switch (state) {
      case NoticeState.Due _, NoticeState.Dialling _, NoticeState.Answered _ -> Optional.empty();
      case NoticeState.Confirmed _ -> Optional.of("confirmed");
      case NoticeState.WithPerson _ -> Optional.of("person");
      case NoticeState.Heard _ -> Optional.of("heard");
      case NoticeState.GivenUp _ -> Optional.of("given-up");
      case NoticeState.Withdrawn _ -> Optional.of("withdrawn");
      case NoticeState.Unknown _ -> Optional.of("unknown");
    };
  }

  /** How the attempt went. */
  private static Optional<String> result(Notice before, Notice after) {
    return switch (after.state()) {
      case NoticeState.Answered _ -> Optional.of("answered");
      case NoticeState.Due _ ->
          Optional.of(after.attempts() < before.attempts() ? "not-dialled" : "not-reached");
      case NoticeState.GivenUp _ -> Optional.of("not-reached");
      case NoticeState.Unknown _ -> Optional.of("unknown");
      case NoticeState.Dialling _,
          NoticeState.Confirmed _,
          NoticeState.WithPerson _,
          NoticeState.Heard _,
          NoticeState.Withdrawn _ ->
          Optional.empty();
    };
  }
}
