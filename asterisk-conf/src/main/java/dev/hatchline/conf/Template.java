package dev.hatchline.conf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A readable Asterisk file with {@code {{name}}} where a value goes. Nothing more: loops and
 * decisions are Java.
 */
final class Template {
  private static final Pattern NAME = Pattern.compile("\\{\\{([A-Za-z]+)}}");

  private final String name;
  private final String text;

  private Template(String name, String text) {
    this.name = name;
    this.text = text;
  }

  /** The template of this name from the resources, such as {@code part/agent.conf}. */
  static Template named(String name) {
    try (InputStream stream = Template.class.getResourceAsStream("asterisk/" + name)) {
      if (stream == null) {
        throw new IllegalStateException("no template " + name);
      }
      return new Template(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every name must have a value; values are taken as they are, never read as templates. */
  String with(Map<String, ?> values) {
    return NAME.matcher(text)
        .replaceAll(match -> {
          Object value = values.get(match.group(1));
          if (value == null) {
            throw new IllegalStateException(name + " wants a value for " + match.group());
          }
          return Matcher.quoteReplacement(value.toString());
        });
  }
}
