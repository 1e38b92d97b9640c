package dev.hatchline.app.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** A page of ours with places, <code>{{name}}</code>, for text: what is put in is never markup. */
final class HtmlTemplate {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

  private final String text;

  private HtmlTemplate(String text) {
    this.text = text;
  }

  /** The file of this name beside this class. */
  static HtmlTemplate of(String name) {
    try (InputStream file = HtmlTemplate.class.getResourceAsStream(name)) {
      return new HtmlTemplate(
          new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Puts a value into every place; each place needs one. */
  String with(Map<String, String> values) {
    return PLACE
        .matcher(text)
        .replaceAll(place -> {
          String value = Objects.requireNonNull(values.get(place.group(1)), place.group(1));
          return Matcher.quoteReplacement(HtmlUtils.htmlEscape(value, "UTF-8"));
        });
  }
}
