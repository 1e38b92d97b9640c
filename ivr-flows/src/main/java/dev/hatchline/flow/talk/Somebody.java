package dev.hatchline.flow.talk;

import dev.hatchline.flow.Value;
import dev.hatchline.flow.sim.CallerScript;
import dev.hatchline.flow.sim.Interlocutor;
import dev.hatchline.flow.sim.Moment;
import dev.hatchline.flow.trial.WrittenDown;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The caller: sees what is said, and types what to do. */
final class Somebody extends WrittenDown implements Interlocutor {
  /** How surely the recogniser has heard what is mumbled, 0 to 1. */
  private static final double UNSURE = 0.5;

  private final Terminal terminal;
  private final Map<String, Value> known = new LinkedHashMap<>();
  private String node = "";

  Somebody(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Where the caller is. */
  String node() {
    return node;
  }

  @Override
  public CallerScript hears(Moment moment) {
    heard(moment, node);
    return moment.busy() ? CallerScript.silent() : act(moment);
  }

  private CallerScript act(Moment moment) {
    while (true) {
      Optional<String> line = terminal.read();
      if (line.isEmpty()) {
        return CallerScript.silent().hangUp(moment.at());
      }
      Optional<CallerScript> acts = acts(Typed.of(line.get()), moment);
      if (acts.isPresent()) {
        return acts.get();
      }
    }
  }

  /** Empty if nothing has been done yet. */
  private Optional<CallerScript> acts(Typed typed, Moment moment) {
    return switch (typed) {
      case Typed.Listen _ -> Optional.of(CallerScript.silent());
      case Typed.Keys(String keys) -> Optional.of(CallerScript.typed(keys, moment.end()));
      case Typed.Early(Duration after, String keys) ->
          Optional.of(CallerScript.typed(keys, moment.at().plus(after)));
      case Typed.Words(String words) -> Optional.of(CallerScript.silent().say(words, moment.end()));
      case Typed.Mumble(String words) when words.isEmpty() ->
          Optional.of(CallerScript.silent().mumble(moment.end()));
      case Typed.Mumble(String words) ->
          Optional.of(CallerScript.silent().say(words, UNSURE, moment.end()));
      case Typed.HangUp _ -> Optional.of(CallerScript.silent().hangUp(moment.end()));
      case Typed.Again _ -> throw new BeginAgain();
      case Typed.Show _ -> {
        show();
        yield Optional.empty();
      }
    };
  }

  private void show() {
    if (known.isEmpty()) {
      note("nothing has been told or looked up");
    }
    known.forEach((name, value) -> note(name + " = " + value.plain()));
  }

  @Override
  public void entered(String to) {
    node = to;
  }

  @Override
  public void answered(String at, String name, Value value) {
    known.put(name, value);
    super.answered(at, name, value);
  }

  @Override
  public void forgotten(String name) {
    known.remove(name);
    super.forgotten(name);
  }

  @Override
  public void lookedUp(String at, String word, Map<String, Value> taken) {
    known.putAll(taken);
    note(at + ": " + word);
    taken.forEach((name, value) -> note(name + " = " + value.plain()));
  }

  @Override
  protected void line(String line) {
    terminal.print(line);
  }
}
