package dev.hatchline.call.control;

import dev.hatchline.call.CallEvent;
import dev.hatchline.call.HatchKeys;
import dev.hatchline.call.HatchKeys.Verdict;
import dev.hatchline.call.control.CallCommand.PassKey;
import dev.hatchline.call.control.CallCommand.StopRinging;
import dev.hatchline.call.control.CallCommand.TakeMessage;
import dev.hatchline.call.control.CallCommand.Tell;
import dev.hatchline.call.control.CallCommand.WatchKeys;
import dev.hatchline.call.control.CallState.Automated;
import dev.hatchline.call.control.CallState.Beyond;
import dev.hatchline.call.control.CallState.ComingBack;
import dev.hatchline.call.control.CallState.Greeted;
import dev.hatchline.call.control.CallState.InLine;
import dev.hatchline.call.control.CallState.Invited;
import dev.hatchline.call.control.CallState.LeavingMessage;
import dev.hatchline.call.control.CallState.Offered;
import dev.hatchline.call.control.CallState.Outside;
import dev.hatchline.call.control.CallState.Promised;
import dev.hatchline.call.control.CallState.Ringing;
import dev.hatchline.call.control.CallState.Talking;
import dev.hatchline.call.control.Waiting.Wish;
import java.time.Instant;
import java.util.List;

/** What a key means where the caller is. */
final class Keypad {
  /** The key that leads to a person from anywhere in the automation (gethuman standard, G1). */
  static final char HATCH = '0';

  /** In line: the automation meanwhile. */
  static final char AUTOMATION = '1';

  /** In line: to be called back. */
  static final char CALLBACK = '2';

  /** In line: a message. */
  static final char MESSAGE = '3';

  /** In line: music off or on. */
  static final char MUSIC = '9';

  private Keypad() {}

  static HatchKeys meaning(boolean digits) {
    return digits ? HatchKeys.digits() : HatchKeys.choice();
  }

  static Step pressed(Call call, char key, Instant at) {
    Tell told = new Tell(new CallEvent.KeyPressed(call.id(), at, key));
    return switch (call.state()) {
      case Automated here -> pressedIn(here, call, key, at).after(List.of(told));
      case InLine(Waiting waiting) -> inLine(call, waiting, key, at).after(List.of(told));
      case Ringing ringing -> ringing(call, ringing, key, at).after(List.of(told));
      case Offered offered -> CallBack.answered(call, offered, key, at).after(List.of(told));
      case Greeted _ -> Again.typedAhead(call, key, at).after(List.of(told));
      case Invited invited -> Again.answered(call, invited, key, at).after(List.of(told));
      case LeavingMessage _, Promised _ when key == HATCH -> hatch(call, at).after(List.of(told));
      case Outside outside when key == HATCH && !outside.answered() ->
          hatch(call, at).after(List.of(told));
      case LeavingMessage _, Promised _, Talking _ -> Step.stay(call, told);
      case ComingBack _, Beyond _ -> Step.late(call);
    };
  }

  private static Step hatch(Call call, Instant at) {
    return CallControl.hatch(call, String.valueOf(HATCH), at);
  }

  /** A lone 0 in an entry has stood long enough. */
  static Step quiet(Call call, HatchKeys keys, Instant at) {
    return call.state() instanceof Automated here && here.keys().equals(keys)
        ? verdict(call, here, keys.quiet(), at)
        : Step.late(call);
  }

  /** In the automation, which this state is of. */
  static Step pressedIn(Automated here, Call call, char key, Instant at) {
    HatchKeys.Pressed press = here.keys().press(key);
    Step step = verdict(call, here.with(press.keys()), press.verdict(), at);
    return press.verdict() instanceof Verdict.Pass
        ? step.then(new PassKey(key)).then(watch(press.keys()))
        : step;
  }

  private static CallCommand[] watch(HatchKeys keys) {
    return keys.awaitsQuiet() ? new CallCommand[] {new WatchKeys(keys)} : new CallCommand[0];
  }

  private static Step verdict(Call call, Automated here, Verdict verdict, Instant at) {
    Call now = call.in(here);
    return switch (verdict) {
      case Verdict.Open(String by) -> CallControl.hatch(now, by, at);
      case Verdict.Pass _ -> Step.stay(now);
    };
  }

  /** One of the house's choices was said; what is not offered any more is nobody's. */
  static Step said(Call call, Choice choice, String words, Instant at) {
    if (!Choice.of(call).contains(choice)) {
      return Step.late(call);
    }
    Step meant =
        switch (call.state()) {
          case InLine(Waiting waiting) -> chosen(call, waiting, choice.key(), at);
          case Offered offered -> CallBack.answered(call, offered, choice.key(), at);
          case Invited invited -> Again.answered(call, invited, choice.key(), at);
          case Automated _,
              Greeted _,
              Ringing _,
              Talking _,
              LeavingMessage _,
              Promised _,
              ComingBack _,
              Beyond _ ->
              Step.late(call);
        };
    return meant.after(List.of(new Tell(new CallEvent.Said(call.id(), at, words))));
  }

  private static Step inLine(Call call, Waiting waiting, char key, Instant at) {
    return waiting.listens(at)
        ? chosen(call, waiting, key, at)
        : Step.to(call, new InLine(waiting.stillTyping(at)));
  }

  private static Step chosen(Call call, Waiting waiting, char key, Instant at) {
    return switch (offered(call, key)) {
      case AUTOMATION -> LineHost.automation(call, waiting, at);
      case CALLBACK -> LineHost.callback(call, waiting, at);
      case MESSAGE -> Moves.takeMessage(call, TakeMessage.Why.CHOSEN);
      case MUSIC -> LineHost.switchMusic(call, waiting, at);
      default -> LineHost.interrupted(call, waiting);
    };
  }

  /** The key; none of any meaning where what it stands for is not offered in this line. */
  private static char offered(Call call, char key) {
    LineGrant grant = call.grant();
    boolean offered =
        switch (key) {
          case AUTOMATION -> grant.offers(LineGrant.Offer.AUTOMATION);
          case CALLBACK -> grant.offers(LineGrant.Offer.CALLBACK);
          case MESSAGE -> grant.offers(LineGrant.Offer.MESSAGE);
          default -> true;
        };
    return offered ? key : HATCH;
  }

  /** The phone that rings is cut short only for a caller who wants no person any more. */
  private static Step ringing(Call call, Ringing ringing, char key, Instant at) {
    Waiting waiting = ringing.waiting();
    if (!waiting.listens(at)) {
      return Step.to(call, ringing.with(waiting.stillTyping(at)));
    }
    return switch (offered(call, key)) {
      case AUTOMATION -> Step.to(call, ringing.with(waiting.wishing(Wish.AUTOMATION)));
      case CALLBACK -> Step.to(call, ringing.with(waiting.wishing(Wish.A_CALLBACK)));
      case MESSAGE ->
          Step.to(call, ringing.with(waiting.wishing(Wish.A_MESSAGE)), new StopRinging());
      case MUSIC -> Step.to(call, ringing.with(waiting.switched())); // when the ringing ends
      default -> Step.stay(call);
    };
  }
}
