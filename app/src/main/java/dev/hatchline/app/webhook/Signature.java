package dev.hatchline.app.webhook;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * By which a receiver knows that an event is ours, and of now: HMAC-SHA256 (RFC 2104) of {@code
 * t.body}, with the key that only we and the receiver have.
 */
final class Signature {
  static final String HEADER = "Hatchline-Signature";
  private static final String ALGORITHM = "HmacSHA256";

  private Signature() {}

  /**
   * The header's value.
   *
   * @return {@code t=UNIXSECONDS,v1=HEX}
   */
  static String of(String key, Instant at, String body) {
    long seconds = at.getEpochSecond();
    byte[] signed = hmac(bytes(key), bytes(seconds + "." + body));
    return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(signed);
  }

  static byte[] hmac(byte[] key, byte[] text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(text);
    } catch (NoSuchAlgorithmException | InvalidKeyException fault) {
      throw new IllegalStateException("every Java has " + ALGORITHM, fault);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
