package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.app.callback.Appointments;
import dev.hatchline.routing.callback.FreeSlot;
import dev.hatchline.routing.callback.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The times that forms have to choose from, of strangers and agents, by the clock of the house. */
@Component
class CallMeTimes {
  /** Whoever wants to be called later than that may well ask later. */
  private static final Duration AHEAD = Duration.ofDays(3);

  private static final int TIMES_MAX = 300;

  /** Strangers may load the form as often as they like: the database is asked no more often. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, MMMM d", Locale.US);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);

  private final HtmlTemplate group =
      HtmlTemplate.part("<optgroup label=\"{{day}}\">{{options}}</optgroup>");
  private final HtmlTemplate option =
      HtmlTemplate.part("<option value=\"{{at}}\"{{chosen}}>{{time}}</option>");
  private final HtmlTemplate choice = HtmlTemplate.of("call-me-times.html");

  private final Appointments appointments;
  private final InstantSource clock;
  private List<FreeSlot> free = List.of();
  private Instant asked = Instant.MIN;

  CallMeTimes(Engine engine, InstantSource clock) {
    this.appointments = engine.callbacks().appointments();
    this.clock = clock;
  }

  /** What the form has sent; absent for as soon as a person is free. */
  @Nullable TimeAsked asked(String at) {
    return at.isBlank() ? null : new TimeAsked(at, appointments.house().getId(), null);
  }

  /** "Berlin time", whose clock the times go by. */
  String clockWords() {
    return Appointments.clockOf(appointments.house());
  }

  /**
   * The form's part with the times; empty while none can be named.
   *
   * @param chosen the one that was chosen before
   */
  Map<String, Html> parts(String chosen) {
    Html groups = groups(chosen);
    return Map.of(
        "times",
        groups.markup().isEmpty()
            ? Html.NONE
            : new Html(choice.with(Map.of("clock", clockWords()), Map.of("groups", groups))));
  }

  /** The options of a choice, day by day; empty while no time can be named. */
  Html groups(String chosen) {
    Map<LocalDate, List<ZonedDateTime>> days =
        free().stream()
            .map(slot -> slot.at().atZone(appointments.house()))
            .collect(
                Collectors.groupingBy(
                    ZonedDateTime::toLocalDate, TreeMap::new, Collectors.toList()));
    return new Html(
        days.entrySet().stream()
            .map(day -> group(day.getKey(), day.getValue(), chosen))
            .collect(Collectors.joining()));
  }

  private String group(LocalDate day, List<ZonedDateTime> times, String chosen) {
    String options = times.stream().map(at -> option(at, chosen)).collect(Collectors.joining());
    return group.with(Map.of("day", DAY.format(day)), Map.of("options", new Html(options)));
  }

  private String option(ZonedDateTime at, String chosen) {
    String value = at.toOffsetDateTime().toString();
    return option.with(
        Map.of(
            "at",
            value,
            "time",
            TIME.format(at),
            "chosen",
            value.equals(chosen) ? " selected" : ""));
  }

  /** While the database does not answer only the call as soon as possible is offered. */
  private synchronized List<FreeSlot> free() {
    Instant now = clock.instant();
    if (appointments.offered() && asked.isBefore(now.minus(FRESH))) {
      asked = now;
      try {
        free = appointments.free(now, now.plus(AHEAD)).stream().limit(TIMES_MAX).toList();
      } catch (StoreException _) {
        free = List.of();
      }
    }
    return free;
  }
}
