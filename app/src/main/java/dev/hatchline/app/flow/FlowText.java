package dev.hatchline.app.flow;

import dev.hatchline.flow.yaml.Canary;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
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
    return hash(Canary.of(text).rest());
  }

  boolean shipped() {
    return who.equals(SHIPPED);
  }

  /** SHA-256, 64 digits in hex. */
  static String hash(String text) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sum);
    } catch (NoSuchAlgorithmException fault) {
      throw new IllegalStateException("every Java has SHA-256", fault);
    }
  }
}
