package dev.hatchline.flow.trial;

import dev.hatchline.call.EscapeWords;
import dev.hatchline.flow.sim.CallerScript;
import java.time.Duration;
import java.util.Optional;

/** Something that a caller of a test does when the moment for it has come. */
public sealed interface Deed {
  /** Presses keys when something is next asked, after the prompt. */
  record Press(String keys) implements Deed {
    @Override
    public String toString() {
      return "press " + keys;
    }
  }

  /** Presses keys in the middle of what is next said, whatever it is. */
  record Interrupt(String keys) implements Deed {
    @Override
    public String toString() {
      return "interrupt " + keys;
    }
  }

  /**
   * Says something: an escape word in the middle of what is next said, whatever it is, and the
   * hatch opens by it; anything else after the next prompt that asks.
   */
  record Say(String words) implements Deed {
    boolean escapes() {
      return EscapeWords.BUILT_IN.inAny(words).isPresent();
    }

    @Override
    public String toString() {
      return "say " + words;
    }
  }

  /**
   * Says something after the next prompt that asks, so that it is not surely understood.
   *
   * @param words empty where nobody understands it at all
   */
  record Mumble(String words) implements Deed {
    /** How sure the recogniser is of it. */
    static final double CONFIDENCE = 0.5;

    CallerScript at(Duration time) {
      CallerScript script = CallerScript.silent();
      return words.isEmpty() ? script.mumble(time) : script.say(words, CONFIDENCE, time);
    }

    @Override
    public String toString() {
      return words.isEmpty() ? "mumble" : "mumble " + words;
    }
  }

  /**
   * Is silent when something is next asked.
   *
   * @param time how long, before the next deed is done; unless given, until the tries go on
   */
  record Wait(Optional<Duration> time) implements Deed {
    @Override
    public String toString() {
      return "wait" + time.map(length -> " " + length.toMillis() + "ms").orElse("");
    }
  }

  /** Hangs up when something is next said. */
  record HangUp() implements Deed {
    @Override
    public String toString() {
      return "hang up";
    }
  }
}
