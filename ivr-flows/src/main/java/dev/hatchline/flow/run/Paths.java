package dev.hatchline.flow.run;

import dev.hatchline.flow.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paths of lookups: values fill places in them and can change nothing else. */
final class Paths {
  private static final Pattern NAME = Pattern.compile("\\{([^{}]*)\\}");

  private Paths() {}

  /**
   * The path with its values, percent-encoded (RFC 3986, 2.1).
   *
   * @return empty if a value is missing or empty, or would lead to another place
   */
  static Optional<String> filled(String path, Function<String, Optional<Value>> values) {
    StringBuilder filled = new StringBuilder();
    Matcher names = NAME.matcher(path);
    while (names.find()) {
      Optional<String> value =
          values.apply(names.group(1)).map(Value::asked).filter(plain -> !plain.isBlank());
      if (value.isEmpty()) {
        return Optional.empty();
      }
      names.appendReplacement(filled, Matcher.quoteReplacement(encoded(value.get())));
    }
    names.appendTail(filled);
    boolean astray =
        Arrays.stream(filled.toString().split("[/?]", -1))
            .anyMatch(part -> part.equals(".") || part.equals(".."));
    return astray ? Optional.empty() : Optional.of(filled.toString());
  }

  /** Everything but the unreserved characters (RFC 3986, 2.3). */
  private static String encoded(String plain) {
    StringBuilder encoded = new StringBuilder();
    for (byte part : plain.getBytes(StandardCharsets.UTF_8)) {
      char letter = (char) (part & 0xff);
      boolean unreserved =
          letter < 0x80 && (Character.isLetterOrDigit(letter) || "-._~".indexOf(letter) >= 0);
      encoded.append(unreserved ? String.valueOf(letter) : "%%%02X".formatted(part & 0xff));
    }
    return encoded.toString();
  }
}
