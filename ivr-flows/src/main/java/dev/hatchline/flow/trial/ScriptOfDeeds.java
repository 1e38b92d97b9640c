package dev.hatchline.flow.trial;

import dev.hatchline.flow.sim.CallerScript;
import dev.hatchline.flow.sim.Interlocutor;
import dev.hatchline.flow.sim.Moment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The caller of a test: does one deed after the other, each at its moment, then is silent. */
final class ScriptOfDeeds implements Interlocutor {
  private final Deque<Deed> deeds;
  private final Transcript transcript;

  ScriptOfDeeds(List<Deed> deeds, Transcript transcript) {
    this.deeds = new ArrayDeque<>(deeds);
    this.transcript = transcript;
  }

  /** What the caller has not come to. */
  List<Deed> left() {
    return List.copyOf(deeds);
  }

  @Override
  public CallerScript hears(Moment moment) {
    transcript.hears(moment);
    Deed next = deeds.peek();
    if (next == null || moment.busy() || !isMoment(next, moment)) {
      return CallerScript.silent();
    }
    return acts(next, moment);
  }

  /** Whoever presses a key waits until one is asked for; everything else needs no question. */
  private static boolean isMoment(Deed deed, Moment moment) {
    return switch (deed) {
      case Deed.Press _, Deed.Mumble _, Deed.Wait _ -> moment.asks();
      case Deed.Say say -> say.escapes() || moment.asks();
      case Deed.Interrupt _, Deed.HangUp _ -> true;
    };
  }

  private CallerScript acts(Deed deed, Moment moment) {
    deeds.remove();
    transcript.does(deed);
    Duration middle = moment.at().plus(moment.length().dividedBy(2));
    return switch (deed) {
      case Deed.Press(String keys) -> CallerScript.typed(keys, moment.end());
      case Deed.Interrupt(String keys) -> CallerScript.typed(keys, middle);
      case Deed.Say say ->
          CallerScript.silent().say(say.words(), say.escapes() ? middle : moment.end());
      case Deed.Mumble mumble -> mumble.at(moment.end());
      case Deed.HangUp _ -> CallerScript.silent().hangUp(middle);
      case Deed.Wait wait ->
          wait.time().map(time -> after(time, moment)).orElseGet(CallerScript::silent);
    };
  }

  /** So long after the prompt comes the next deed, if it is one of keys, or the end of the call. */
  private CallerScript after(Duration time, Moment moment) {
    Duration then = moment.end().plus(time);
    Deed next = deeds.peek();
    return switch (next) {
      case null -> CallerScript.silent();
      case Deed.Wait _ -> CallerScript.silent();
      case Deed.Press(String keys) -> taken(next, CallerScript.typed(keys, then));
      case Deed.Interrupt(String keys) -> taken(next, CallerScript.typed(keys, then));
      case Deed.Say(String words) -> taken(next, CallerScript.silent().say(words, then));
      case Deed.Mumble mumble -> taken(next, mumble.at(then));
      case Deed.HangUp _ -> taken(next, CallerScript.silent().hangUp(then));
    };
  }

  private CallerScript taken(Deed deed, CallerScript script) {
    deeds.remove();
    transcript.does(deed);
    return script;
  }
}
