package dev.hatchline.app.callback;

import dev.hatchline.app.numbers.NumberZones;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.flow.HouseSentences;
import dev.hatchline.routing.callback.CallbackDesk;
import dev.hatchline.routing.callback.FreeSlot;
import dev.hatchline.routing.callback.Refusal;
import dev.hatchline.routing.callback.SlotRules;
import dev.hatchline.routing.callback.StoreException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The times that customers may name: by whose clock, which are free, and how they are said. */
public final class Appointments {
  private final OperatorConfig config;
  private final CallbackDesk desk;
  private final InstantSource clock;
  private final NumberZones zones = new NumberZones();

  Appointments(OperatorConfig config, CallbackDesk desk, InstantSource clock) {
    this.config = config;
    this.desk = desk;
    this.clock = clock;
  }

  /** Both have to be so: customers may be called then, and people are there to call them. */
  static SlotRules rules(OperatorConfig config) {
    dev.hatchline.conf.Callbacks.Slots slots = config.callback().slots();
    return new SlotRules(
        slots.every(),
        slots.capacity(),
        slots.ahead(),
        config.hours().zone(),
        at -> config.callback().hours().permits(at) && config.hours().isOpen(at));
  }

  /** Whether times can be named here at all. */
  public boolean offered() {
    return config.callback().slots().capacity() > 0;
  }

  /** The clock of the company. */
  public ZoneId house() {
    return config.hours().zone();
  }

  /** The clock that people go by who have this number; empty if that cannot be known. */
  public Optional<ZoneId> own(PhoneNumber number) {
    return zones.of(number);
  }

  /** Whether this agent answers callers of the queue. */
  public boolean answers(String queue, AgentId agent) {
    return config
        .queue(queue)
        .filter(found -> found.everybody().contains(agent.extension()))
        .isPresent();
  }

  /** The times from then on to before then that can be named, in order; waits for the store. */
  public List<FreeSlot> free(Instant from, Instant until) throws StoreException {
    return desk.free(from, until);
  }

  /** Why that time cannot be had; empty when it can. Waits for the store. */
  public Optional<Refusal> refusal(Instant at) throws StoreException {
    return desk.refusal(at);
  }

  /** A time as it is read back to callers, without a full stop. */
  public String spoken(Instant at, ZoneId zone, TimeWords words) {
    return words.of(at, zone, clock.instant());
  }

  /** Why it is refused, and the times that can be had instead. */
  static String why(Refusal refusal, TimeWords words, ZoneId zone, Instant now) {
    String near =
        refusal.nearest().stream()
            .map(at -> words.of(at, zone, now))
            .collect(Collectors.joining(words.house().of("time.and") + " "));
    String sentence = why(refusal, words.house());
    return near.isEmpty() ? sentence : sentence + " " + words.house().of("time.nearest", near);
  }

  /** Why it is refused, in a language of the house's. */
  public static String why(Refusal refusal, HouseSentences house) {
    String name =
        switch (refusal.kind()) {
          case TIMES_OFF, TIME_PAST, TIME_FAR, TIME_CLOSED, TIME_TAKEN ->
              "refused." + refusal.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
          case NUMBER_HOUR, NUMBER_DAY, ASKER_HOUR, ASKER_DAY, HOUSE_HOUR, HOUSE_DAY, HOUSE_OPEN ->
              "refused.limit";
        };
    return house.orEnglish(name, refusal.sentence());
  }

  /** Whose clock is meant, such as "New York time". */
  public static String clockOf(ZoneId zone) {
    return TimeWords.WRITTEN.clock(zone);
  }
}
