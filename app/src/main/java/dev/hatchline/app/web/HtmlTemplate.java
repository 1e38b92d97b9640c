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

  /** Part of a page, of so little markup that a file of its own would hide it. */
  static HtmlTemplate part(String markup) {
    return new HtmlTemplate(markup);
  }

  /** Puts a value into every place; each place needs one. */
  String with(Map<String, String> values) {
    return with(values, Map.of());
  }

  /**
   * The same of a page that has parts.
   *
   * @param parts for the other places: what this class has made
   */
  String with(Map<String, String> values, Map<String, String> parts) {
    return PLACE
        .matcher(text)
        .replaceAll(place -> {
          String part = parts.get(place.group(1));
          return Matcher.quoteReplacement(part == null ? escaped(values, place.group(1)) : part);
        });
  }

  private static String escaped(Map<String, String> values, String place) {
    return HtmlUtils.htmlEscape(Objects.requireNonNull(values.get(place), place), "UTF-8");
  }
}
