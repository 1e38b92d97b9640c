package dev.hatchline.telephony.speech;

import java.util.List;

/**
 * What a caller is expected to speak.
 *
 * @param language a tag of BCP 47, such as {@code en} or {@code es}; names the model
 * @param escapes what opens the hatch, each one or more words, in small letters, such as {@code
 *     agent} or {@code talk to a person}
 */
public record Tongue(String language, List<String> escapes) {
  public Tongue {
    escapes = List.copyOf(escapes);
  }
}
