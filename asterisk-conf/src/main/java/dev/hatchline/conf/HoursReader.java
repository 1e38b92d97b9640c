package dev.hatchline.conf;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * {@code hours: {zone: Europe/Berlin, mon: ["08:00-18:00"], except: {"12-25": [], "2026-12-24":
 * ["08:00-12:00"]}}}.
 */
final class HoursReader {
  private static final String EXPECTED = "from-to, such as '08:00-18:00'";
  private static final Pattern SPAN =
      Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-4]):([0-5][0-9])");

  private static final String YEARLY = "12-25";

  private final Problems problems;

  private HoursReader(Problems problems) {
    this.problems = problems;
  }

  static Hours read(Problems problems, Section root) {
    return root.inside("hours", Hours.ALWAYS, new HoursReader(problems)::hours);
  }

  private Hours hours(Section section) {
    Map<DayOfWeek, List<Hours.Span>> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      String key = day.name().substring(0, 3).toLowerCase(Locale.ROOT);
      if (section.has(key)) {
        week.put(day, spans(section, key));
      }
    }
    return new Hours(
        zone(section), week, section.inside("except", Hours.Except.NONE, this::except));
  }

  private List<Hours.Span> spans(Section section, String key) {
    return section.list(key).stream().flatMap(item -> span(problems, item).stream()).toList();
  }

  private Hours.Except except(Section section) {
    Map<LocalDate, List<Hours.Span>> dates = new HashMap<>();
    Map<MonthDay, List<Hours.Span>> yearly = new HashMap<>();
    for (String day : section.names(TextForm.DAY)) {
      List<Hours.Span> spans = spans(section, day);
      try {
        if (day.length() == YEARLY.length()) {
          yearly.put(MonthDay.parse("--" + day), spans);
        } else {
          dates.put(LocalDate.parse(day), spans);
        }
      } catch (DateTimeParseException _) {
        if (TextForm.DAY.fits(day)) {
          problems.add(section.at(day), "there is no day '" + day + "'", TextForm.DAY.expected());
        }
      }
    }
    return new Hours.Except(dates, yearly);
  }

  private ZoneId zone(Section section) {
    String zone = section.text("zone", "UTC", TextForm.ANY);
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException _) {
      problems.add(
          section.at("zone"), "'" + zone + "' is not known", "a zone, such as 'Europe/Berlin'");
      return Hours.ALWAYS.zone();
    }
  }

  /** One span; what is none is a problem. */
  static Optional<Hours.Span> span(Problems problems, Node item) {
    Optional<String> text = TextForm.ANY.read(problems, item);
    Matcher parts = SPAN.matcher(text.orElse(""));
    if (text.isPresent() && parts.matches()) {
      LocalTime from = LocalTime.of(number(parts, 1), number(parts, 2));
      boolean midnight = number(parts, 3) == 24 && number(parts, 4) == 0;
      if (midnight) {
        return Optional.of(new Hours.Span(from, LocalTime.MIDNIGHT));
      }
      if (number(parts, 3) < 24) {
        LocalTime to = LocalTime.of(number(parts, 3), number(parts, 4));
        if (from.isBefore(to)) {
          return Optional.of(new Hours.Span(from, to));
        }
      }
    }
    if (text.isPresent()) {
      problems.add(item, Section.found(item), EXPECTED + ", the end later than the beginning");
    }
    return Optional.empty();
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }
}
