package dev.hatchline.app.flow;

import dev.hatchline.flow.yaml.TextHash;
import java.time.Instant;
import java.util.Optional;

/**
 * A flow as it was saved.
 *
 * @param text the whole file
 * @param who saved it: a user of the machine, or {@link #SHIPPED}
 * @param at when it was taken
 * @param certificate proof that nobody is stranded in it, in words, if one was made
 */
public record FlowText(String text, String who, Instant at, Optional<String> certificate) {
  /** Who wrote the flows that come with the program. */
  public static final String SHIPPED = "hatchline";

  /** Of what callers hear: the share of them who do is no part of it. */
  public String hash() {
    return TextHash.heard(text);
  }

  boolean shipped() {
    return who.equals(SHIPPED);
  }

  /** Of a whole file. */
  static String hash(String text) {
    return TextHash.of(text);
  }
}
