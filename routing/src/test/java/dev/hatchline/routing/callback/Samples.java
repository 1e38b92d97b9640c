package dev.hatchline.routing.callback;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.queue.Skills;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Callbacks of tests. */
final class Samples {
  static final Instant T0 = Instant.parse("2026-11-22T09:00:00.123456Z");
  private static final AtomicLong NUMBERS = new AtomicLong(System.nanoTime() % 1_000_000_000);

  private Samples() {}

  /** One that no other test has. */
  static PhoneNumber number() {
    return new PhoneNumber("+49%011d".formatted(NUMBERS.incrementAndGet()));
  }

  static CallId key() {
    return new CallId(UUID.randomUUID());
  }

  static Request request(PhoneNumber number, Source source) {
    return new Request(
        number,
        "people",
        "1000",
        new FirstRing(T0.minusSeconds(20), 7),
        source,
        "Ünal 𝄞",
        "the invoice");
  }

  /** The same, from somebody who wants this of who calls. */
  static Request wanting(Request asked, Skills skills) {
    return new Request(
        asked.number(),
        asked.queue(),
        asked.line(),
        asked.firstRing(),
        asked.source(),
        asked.name(),
        asked.reason(),
        asked.appointment(),
        skills);
  }

  static Promise promise(Instant at, Duration within) {
    return new Promise(at, at.plus(within), "We call you in about a minute.", within.dividedBy(2));
  }

  static Callback fresh(PhoneNumber number, Instant at) {
    return Callback.fresh(
        new CallbackId(UUID.randomUUID()),
        request(number, Source.API),
        promise(at, Duration.ofMinutes(5)),
        new CallbackState.Waiting(key(), at));
  }

  /** One for a time that was named on {@link #T0}'s day. */
  static Callback named(PhoneNumber number, Instant at, ZoneId zone, @Nullable AgentId wanted) {
    return Callback.fresh(
        new CallbackId(UUID.randomUUID()),
        new Request(
            number,
            "people",
            "1000",
            new FirstRing(T0.minusSeconds(20), 7),
            Source.PHONE,
            null,
            null,
            new Appointment(at, zone, wanted),
            Skills.NONE),
        new Promise(T0, at.plus(Appointment.GRACE), "We call you at noon.", null),
        new CallbackState.Waiting(key(), at));
  }
}
