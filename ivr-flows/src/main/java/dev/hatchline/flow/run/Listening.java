package dev.hatchline.flow.run;

import java.time.Duration;

/**
 * What is listened for when something is asked. Keys always are.
 *
 * @param silence how long after the prompt's last sound without a key or a word counts as no answer
 * @param expected what may be said
 */
public record Listening(Duration silence, Expected expected) {
  /** For keys alone. */
  public Listening(Duration silence) {
    this(silence, new Expected.Nothing());
  }

  /** Whether anything that is said is listened to, but for escape words. */
  public boolean hears() {
    return !(expected instanceof Expected.Nothing);
  }
}
