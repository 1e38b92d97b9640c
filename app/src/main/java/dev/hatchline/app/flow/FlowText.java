package dev.hatchline.app.flow;

import dev.hatchline.flow.yaml.files.Canary;
import dev.hatchline.flow.yaml.files.TextHash;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A flow as it was saved.
 *
 * @param text all files that it is made of, as a {@link Bundle}
 * @param who saved it: a user of the machine, or {@link #SHIPPED}
 * @param at when it was taken
 * @param certificate proof that nobody is stranded in it, in words, if one was made
 */
public record FlowText(String text, String who, Instant at, Optional<String> certificate) {
  /** Who wrote the flows that come with the program. */
  public static final String SHIPPED = "hatchline";

  /** Of what callers hear. */
  public String hash() {
    return Bundle.of(text).hash();
  }

  /** The share of the calls that are to hear it; empty for all. */
  OptionalInt percent() {
    return Canary.of(Bundle.of(text).main()).percent();
  }

  boolean shipped() {
    return who.equals(SHIPPED);
  }

  /** Of a whole file. */
  static String hash(String text) {
    return TextHash.of(text);
  }
}
