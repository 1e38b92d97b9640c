package dev.hatchline.app.callback;

import dev.hatchline.app.numbers.PhoneNumbers;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.conf.CallingHours;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.flow.HouseSentences;
import dev.hatchline.routing.callback.Appointment;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what to expect: when we call, and what the phone will show. */
final class PromiseWords {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);
  private static final long MINUTES_COUNTED_MAX = 60;

  private final OperatorConfig config;
  private final PhoneNumbers numbers;

  PromiseWords(OperatorConfig config, PhoneNumbers numbers) {
    this.config = config;
    this.numbers = numbers;
  }

  /**
   * The promise in words.
   *
   * @param due when the customer may be called at the earliest
   * @param estimate of the wait for a person; absent when nobody can say
   */
  String of(Wish wish, Instant now, Instant due, @Nullable Duration estimate) {
    TimeWords words = TimeWords.of(wish.source(), wish.language());
    return words.house().of("promise", when(words, now, due, estimate), shown(wish.line()));
  }

  /**
   * The same of a time that the customer has named.
   *
   * @param own the clock of the number that is called, if it is known: any other is told
   */
  String of(Wish wish, Appointment named, Optional<ZoneId> own, Instant now) {
    TimeWords words = TimeWords.of(wish.source(), wish.language());
    String clock = own.equals(Optional.of(named.zone())) ? "" : ", " + words.clock(named.zone());
    String when = words.of(named.at(), named.zone(), now);
    return words.house().of("promise", when + clock, shown(wish.line()));
  }

  private String when(TimeWords words, Instant now, Instant due, @Nullable Duration estimate) {
    HouseSentences house = words.house();
    if (due.isAfter(now)) {
      CallingHours hours = config.callback().hours();
      ZonedDateTime from = due.atZone(hours.zone());
      boolean today = from.toLocalDate().equals(now.atZone(hours.zone()).toLocalDate());
      String time = words == TimeWords.SPANISH ? words.time(from.toLocalTime()) : TIME.format(from);
      return today
          ? house.of("promise.from", time)
          : house.of("promise.from-day", words.weekday(from), time);
    }
    if (estimate == null) {
      return house.of("promise.free");
    }
    long minutes = estimate.plusSeconds(59).toMinutes();
    if (minutes > MINUTES_COUNTED_MAX) {
      return house.of("promise.hour");
    }
    return minutes <= 1 ? house.of("promise.one") : house.of("promise.minutes", minutes);
  }

  private String shown(OperatorConfig.Line line) {
    String shown = config.callback().shownNumber().orElse(line.number());
    return PhoneNumber.of(shown)
        .map(number -> String.join(", ", numbers.spokenGroups(number)))
        .orElseGet(() -> String.join(" ", shown.split("", -1)))
        .strip();
  }
}
