package dev.hatchline.telephony.speech;

import java.util.List;

/**
 * What a caller is expected to speak.
 *
 * @param language a tag of BCP 47, such as {@code en} or {@code es}; names the model
 * @param escapes what opens the hatch, each one or more words, in small letters, such as {@code
 *     agent} or {@code talk to a person}
 * @param alone whether they count only alone, with 400 ms of silence around them: of who talks on
 */
public record Tongue(String language, List<String> escapes, boolean alone) {
  public Tongue {
    escapes = List.copyOf(escapes);
  }

  /** Of who answers, and says no more than that. */
  public Tongue(String language, List<String> escapes) {
    this(language, escapes, false);
  }

  /** The same of who talks on, as in a message. */
  public Tongue talking() {
    return new Tongue(language, escapes, true);
  }
}
