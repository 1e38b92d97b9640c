package dev.hatchline.app.web;

import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;

/** Markup of ours, into which text goes escaped: what somebody said is never markup. */
record Html(String markup) {
  static final Html NONE = new Html("");

  static Html text(String text) {
    return new Html(HtmlUtils.htmlEscape(text, "UTF-8"));
  }

  /**
   * An element.
   *
   * @param tag its name, and perhaps attributes, written by us: nothing in it is escaped
   */
  static Html in(String tag, Html... inner) {
    String name = tag.split(" ", 2)[0];
    String content = Stream.of(inner).map(Html::markup).collect(Collectors.joining());
    return new Html("<%s>%s</%s>".formatted(tag, content, name));
  }

  static Html in(String tag, String text) {
    return in(tag, text(text));
  }

  static Html all(Collection<Html> parts) {
    return new Html(parts.stream().map(Html::markup).collect(Collectors.joining("\n")));
  }

  static Html all(Html... parts) {
    return new Html(Stream.of(parts).map(Html::markup).collect(Collectors.joining("\n")));
  }
}
