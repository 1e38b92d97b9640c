package dev.hatchline.flow.run;

import java.time.Duration;
import java.util.List;

/**
 * What is listened for when something is asked. Keys always are.
 *
 * @param silence how long after the prompt's last sound without a key or a word counts as no answer
 * @param words what may be said, in small letters; where there are none nothing said is heard, but
 *     for the escape words
 */
public record Listening(Duration silence, List<String> words) {
  public Listening {
    words = List.copyOf(words);
  }

  /** For keys alone. */
  public Listening(Duration silence) {
    this(silence, List.of());
  }
}
