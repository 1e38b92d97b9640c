package dev.hatchline.conf;

import dev.hatchline.conf.Callbacks.Limits;
import dev.hatchline.conf.Callbacks.Machine;
import dev.hatchline.conf.Callbacks.Slots;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** {@code callback: {ring: 30 s, again: [1 min, 5 min, 15 min], machine: ignore}}. */
final class CallbackReader {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Set<String> MACHINE = Set.of("ignore", "detect");

  private final Problems problems;
  private final ZoneId zone;

  private CallbackReader(Problems problems, ZoneId zone) {
    this.problems = problems;
    this.zone = zone;
  }

  /** The zone is that of the hours. */
  static Callbacks read(Problems problems, Section root, ZoneId zone) {
    Callbacks unsaid = Callbacks.DEFAULT;
    Callbacks here =
        new Callbacks(
            unsaid.ring(),
            unsaid.again(),
            new CallingHours(zone, unsaid.hours().spans()),
            unsaid.shownNumber(),
            unsaid.machine(),
            unsaid.connectByKey(),
            unsaid.repair(),
            unsaid.limits(),
            unsaid.slots());
    return root.inside("callback", here, new CallbackReader(problems, zone)::callbacks);
  }

  private Callbacks callbacks(Section section) {
    Callbacks unsaid = Callbacks.DEFAULT;
    return new Callbacks(
        section.duration("ring", unsaid.ring(), Callbacks.RING_MIN, Callbacks.RING_MAX),
        again(problems, section, unsaid.again()),
        hours(section),
        section.value("shown-number").flatMap(node -> TextForm.SHOWN.read(problems, node)),
        machine(section, unsaid.machine()),
        section.yes("connect-by-key", unsaid.connectByKey()),
        section.yes("repair", unsaid.repair()),
        section.inside("limits", unsaid.limits(), CallbackReader::limits),
        section.inside("slots", unsaid.slots(), this::slots));
  }

  /** The pauses between tries, for customers who are called for whatever reason. */
  static List<Duration> again(Problems problems, Section section, List<Duration> unsaid) {
    List<Duration> again =
        section.durations("again", unsaid, Callbacks.AGAIN_MIN, Callbacks.AGAIN_MAX);
    if (again.size() > Callbacks.AGAIN_TIMES_MAX) {
      problems.add(
          section.at("again"),
          again.size() + " more tries stand here",
          "at most " + Callbacks.AGAIN_TIMES_MAX);
    }
    return again;
  }

  private CallingHours hours(Section section) {
    List<Node> written = section.list("hours");
    if (section.has("hours") && written.isEmpty()) {
      section.empty("hours", written);
    }
    return new CallingHours(
        zone, written.stream().flatMap(item -> HoursReader.span(problems, item).stream()).toList());
  }

  private static Machine machine(Section section, Machine unsaid) {
    String word = section.chosen("machine", unsaid.name().toLowerCase(Locale.ROOT), MACHINE);
    return Machine.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private Slots slots(Section section) {
    Slots unsaid = Slots.DEFAULT;
    Duration every = section.duration("every", unsaid.every(), Slots.EVERY_MIN, Slots.EVERY_MAX);
    if (DAY.toSeconds() % every.toSeconds() != 0) {
      problems.add(
          section.at("every"),
          "a day is no whole number of " + Numbers.text(every),
          "a part of a day, such as '15 min' or '1 h'");
    }
    return new Slots(
        every,
        section.number("capacity", unsaid.capacity(), 0, Slots.CAPACITY_MAX),
        section.duration("ahead", unsaid.ahead(), Slots.AHEAD_MIN, Slots.AHEAD_MAX));
  }

  private static Limits limits(Section section) {
    Limits unsaid = Limits.DEFAULT;
    return new Limits(
        section.number("number-day", unsaid.numberDay(), 1, 100),
        section.number("address-hour", unsaid.addressHour(), 1, 10_000),
        section.number("hour", unsaid.hour(), 1, 100_000),
        section.number("day", unsaid.day(), 1, 1_000_000));
  }
}
