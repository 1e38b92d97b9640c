package dev.hatchline.flow.trial;

import dev.hatchline.call.EscapeWords;
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
      return EscapeWords.in(words).isPresent();
    }

    @Override
    public String toString() {
      return "say " + words;
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
