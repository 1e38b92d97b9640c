package dev.hatchline.app.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of ours with places, <code>{{name}}</code>, for text: what is put in is never markup. */
final class HtmlTemplate {
  private static final Pattern INCLUDED = Pattern.compile(" *\\{\\{> ([a-z-]+)}}\n");
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

  private final String text;

  private HtmlTemplate(String text) {
    this.text = text;
  }

  /** The file of this name beside this class, with those that it includes, {@code {{> name}}}. */
  static HtmlTemplate of(String name) {
    return new HtmlTemplate(
        INCLUDED
            .matcher(file(name))
            .replaceAll(include -> Matcher.quoteReplacement(file(include.group(1) + ".html"))));
  }

  private static String file(String name) {
    try (InputStream file = HtmlTemplate.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
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

  /** The same, and markup of ours into the places of these names. */
  String with(Map<String, String> values, Map<String, Html> parts) {
    return PLACE
        .matcher(text)
        .replaceAll(place -> {
          String name = place.group(1);
          Html part = parts.get(name);
          return Matcher.quoteReplacement(
              part == null
                  ? Html.text(Objects.requireNonNull(values.get(name), name)).markup()
                  : part.markup());
        });
  }
}
