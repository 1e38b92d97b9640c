package dev.hatchline.flow.yaml.files;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What tells one text of a flow from another. */
public final class TextHash {
  private TextHash() {}

  /** SHA-256, 64 digits in hex. */
  public static String of(String text) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sum);
    } catch (NoSuchAlgorithmException fault) {
      throw new IllegalStateException("every Java has SHA-256", fault);
    }
  }

  /** Of what callers hear: the share of them who do is no part of it. */
  public static String heard(String text) {
    return of(Canary.of(text).rest());
  }
}
