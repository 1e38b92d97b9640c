package dev.hatchline.flow.sim;

import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.run.Caller;
import dev.hatchline.flow.run.CallerGone;
import dev.hatchline.flow.run.HatchOpened;
import dev.hatchline.flow.run.Heard;
import dev.hatchline.flow.run.Listening;
import dev.hatchline.flow.run.PromptLength;
import dev.hatchline.flow.sim.CallerScript.HangUp;
import dev.hatchline.flow.sim.CallerScript.Press;
import dev.hatchline.flow.sim.CallerScript.SayEscape;
import dev.hatchline.flow.sim.CallerScript.Timed;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A caller who follows a script; its clock only moves while a prompt plays or a wait passes. */
public final class ScriptedCaller implements Caller {
  private final Deque<Timed> ahead;
  private final PromptLength lengths;
  private final List<Prompt> spoken = new ArrayList<>();
  private Duration now = Duration.ZERO;

  /** Set for good once the hatch is open or the caller gone. */
  private @Nullable RuntimeException over;

  public ScriptedCaller(CallerScript script, PromptLength lengths) {
    this.ahead = new ArrayDeque<>(script.acts());
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
    if (over != null) {
      throw over;
    }
    if (!due(now)) {
      spoken.add(prompt);
    }
    Duration end = now.plus(lengths.of(prompt)).plus(wait);
    if (!due(end)) {
      now = end;
      return otherwise;
    }
    Timed next = ahead.pop();
    now = next.at().compareTo(now) > 0 ? next.at() : now;
    return switch (next.act()) {
      case Press(char key) when key == '0' -> throw last(new HatchOpened("0"));
      case Press(char key) -> new Heard.Key(key);
      case SayEscape(String word) -> throw last(new HatchOpened(word));
      case HangUp _ -> throw last(new CallerGone());
    };
  }

  private boolean due(Duration time) {
    Timed next = ahead.peek();
    return next != null && next.at().compareTo(time) <= 0;
  }

  private RuntimeException last(RuntimeException reason) {
    over = reason;
    return reason;
  }
}
