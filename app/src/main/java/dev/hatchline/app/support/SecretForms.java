package dev.hatchline.app.support;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The forms in which a secret may stand in a text: plain, encoded for an address, base 64, hex. */
final class SecretForms {
  /** Shorter ones would be found in every word. */
  private static final int CHARS_MIN = 4;

  private static final int BITS = 6;
  private static final String HIDDEN = "(secret)";

  private final List<String> forms;

  SecretForms(Collection<String> secrets) {
    Set<String> all = new TreeSet<>();
    secrets.stream()
        .filter(secret -> secret.length() >= CHARS_MIN)
        .forEach(secret -> all.addAll(of(secret)));
    this.forms = all.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
  }

  private static List<String> of(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    return Stream.of(
            Stream.of(
                secret,
                URLEncoder.encode(secret, StandardCharsets.UTF_8),
                URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"),
                HexFormat.of().formatHex(bytes)),
            base64(bytes)
                .flatMap(text -> Stream.of(text, text.replace('+', '-').replace('/', '_'))))
        .flatMap(forms -> forms)
        .filter(form -> form.length() >= CHARS_MIN)
        .toList();
  }

  /**
   * What is the same wherever the secret stands within something longer: base 64 takes three bytes
   * at a time, so that there are three forms, and the characters at the edges hold bits of others.
   */
  private static Stream<String> base64(byte[] bytes) {
    return Stream.of(0, 1, 2)
        .map(before -> {
          byte[] shifted = new byte[before + bytes.length];
          System.arraycopy(bytes, 0, shifted, before, bytes.length);
          String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
          int first = Math.ceilDiv(before * Byte.SIZE, BITS);
          int behind = shifted.length * Byte.SIZE / BITS;
          return text.substring(first, behind);
        });
  }

  /** The text without them. */
  String hidden(String text) {
    String left = text;
    for (String form : forms) {
      left = left.replace(form, HIDDEN);
    }
    return left;
  }
}
