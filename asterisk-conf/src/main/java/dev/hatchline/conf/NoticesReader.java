package dev.hatchline.conf;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * {@code notices: {at-once: 3, per-minute: 20, again: [5 min, 30 min], hours: ["08:00-21:00"]}}.
 */
final class NoticesReader {
  private final Problems problems;

  private NoticesReader(Problems problems) {
    this.problems = problems;
  }

  static Notices read(Problems problems, Section root) {
    return root.inside("notices", Notices.DEFAULT, new NoticesReader(problems)::notices);
  }

  private Notices notices(Section section) {
    Notices unsaid = Notices.DEFAULT;
    return new Notices(
        section.number("at-once", unsaid.atOnce(), 1, Notices.AT_ONCE_MAX),
        section.number("per-minute", unsaid.perMinute(), 1, Notices.PER_MINUTE_MAX),
        section.has("lines-kept")
            ? Optional.of(section.number("lines-kept", 0, 0, OperatorConfig.Limits.CALLS_MAX))
            : Optional.empty(),
        CallbackReader.again(problems, section, unsaid.again()),
        hours(section));
  }

  private List<Hours.Span> hours(Section section) {
    if (!section.has("hours")) {
      return Notices.DEFAULT.hours();
    }
    List<Node> written = section.list("hours");
    List<Hours.Span> spans =
        written.stream().flatMap(item -> HoursReader.span(problems, item).stream()).toList();
    return written.isEmpty() ? section.empty("hours", Notices.DEFAULT.hours()) : spans;
  }
}
