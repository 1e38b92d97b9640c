package dev.hatchline.phones.meter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers a digest challenge (RFC 2617, as SIP uses it with MD5). */
final class Digest {
  private static final String NONCE_COUNT = "00000001";
  private static final String CLIENT_NONCE = "4d6574657273";

  private Digest() {}

  /** The value of Authorization. */
  static String answer(String challenge, String method, String uri, String user, String password) {
    String realm = part(challenge, "realm");
    String nonce = part(challenge, "nonce");
    String secret = md5(user + ":" + realm + ":" + password);
    String asked = md5(method + ":" + uri);
    boolean qop = challenge.contains("qop=");
    String answer =
        qop
            ? md5(String.join(":", secret, nonce, NONCE_COUNT, CLIENT_NONCE, "auth", asked))
            : md5(String.join(":", secret, nonce, asked));
    String basic =
        "Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", response=\"%s\""
            .formatted(user, realm, nonce, uri, answer);
    String opaque = part(challenge, "opaque");
    return basic
        + ", algorithm=MD5"
        + (opaque.isEmpty() ? "" : ", opaque=\"" + opaque + '"')
        + (qop ? ", qop=auth, nc=" + NONCE_COUNT + ", cnonce=\"" + CLIENT_NONCE + '"' : "");
  }

  private static String part(String challenge, String name) {
    Matcher found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(challenge);
    return found.find() ? found.group(1) : "";
  }

  private static String md5(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every Java has MD5
    }
  }
}
