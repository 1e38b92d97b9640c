package dev.hatchline.flow.sim;

import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.run.Caller;
import dev.hatchline.flow.run.CallerGone;
import dev.hatchline.flow.run.HatchOpened;
import dev.hatchline.flow.run.Heard;
import dev.hatchline.flow.run.Listening;
import dev.hatchline.flow.run.PromptLength;
import dev.hatchline.flow.sim.CallerScript.Act;
import dev.hatchline.flow.sim.CallerScript.HangUp;
import dev.hatchline.flow.sim.CallerScript.Press;
import dev.hatchline.flow.sim.CallerScript.SayEscape;
import dev.hatchline.flow.sim.CallerScript.Timed;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A caller who follows a script; its clock only moves while a prompt plays or a wait passes. */
public final class ScriptedCaller implements Caller {
  private final Deque<Timed> acts;
  private final Deque<Character> typed = new ArrayDeque<>();
  private final PromptLength lengths;
  private final List<Prompt> spoken = new ArrayList<>();
  private Duration now = Duration.ZERO;

  /** Set for good once the hatch is open or the caller gone. */
  private @Nullable RuntimeException over;

  public ScriptedCaller(CallerScript script, PromptLength lengths) {
    this.acts = new ArrayDeque<>(script.acts());
    this.lengths = lengths;
  }

  @Override
  public Heard say(Prompt prompt) {
    return hear(prompt, Duration.ZERO, new Heard.Finished());
  }

  @Override
  public Heard ask(Prompt prompt, Listening listening) {
    return hear(prompt, listening.silence(), new Heard.Silence());
  }

  /** The simulated time since the answer. */
  public Duration now() {
    return now;
  }

  /** The prompts that began to play, in order. */
  public List<Prompt> spoken() {
    return List.copyOf(spoken);
  }

  private Heard hear(Prompt prompt, Duration wait, Heard otherwise) {
    Optional<Heard.Key> before = arrived();
    if (before.isPresent()) {
      return before.get();
    }
    spoken.add(prompt);
    Duration end = now.plus(lengths.of(prompt)).plus(wait);
    Timed next = acts.peek();
    if (next == null || next.at().compareTo(end) > 0) {
      now = end;
      return otherwise;
    }
    now = next.at();
    return arrived().orElseThrow();
  }

  /** Lets happen what the script has for now: the first key, unless the hatch or the end. */
  private Optional<Heard.Key> arrived() {
    for (Timed next = acts.peek();
        next != null && next.at().compareTo(now) <= 0;
        next = acts.peek()) {
      happen(acts.pop().act());
    }
    if (over != null) {
      throw over;
    }
    return Optional.ofNullable(typed.poll()).map(Heard.Key::new);
  }

  private void happen(Act act) {
    switch (act) {
      case Press(char key) when key == '0' -> end(new HatchOpened("0"));
      case Press(char key) -> typed.add(key);
      case SayEscape(String word) -> end(new HatchOpened(word));
      case HangUp _ -> end(new CallerGone());
    }
  }

  private void end(RuntimeException how) {
    if (!(over instanceof CallerGone)) {
      over = how;
    }
  }
}
