package dev.hatchline.app.trace;

import dev.hatchline.call.CallEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A call's story as lines: when it happened since the first ring, how long after the event before,
 * and what. Long numbers are masked, also those that were typed key by key.
 */
public final class TraceText {
  /** So many keys in a row may be a number; fewer are choices. */
  private static final int KEYS_SHOWN = 4;

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS xxx");

  private TraceText() {}

  /**
   * The lines.
   *
   * @param events of one call in their order, at least one
   * @param zone by whose clock the first ring is told
   */
  public static List<String> lines(List<CallEvent> events, ZoneId zone) {
    CallEvent first = events.getFirst();
    Instant rang =
        first instanceof CallEvent.Arrived arrived ? arrived.firstRing().at() : first.at();
    List<String> lines = new ArrayList<>();
    lines.add("call " + first.call());
    lines.add(
        (first instanceof CallEvent.Arrived ? "first ring " : "first known ")
            + CLOCK.format(rang.atZone(zone)));
    lines.add("");
    Instant before = rang;
    for (int i = 0; i < events.size(); i++) {
      CallEvent event = events.get(i);
      lines.add(
          "%10s %10s  %s"
              .formatted(
                  seconds(Duration.between(rang, event.at())),
                  i == 0 ? "" : "+" + seconds(Duration.between(before, event.at())),
                  isTyped(events, i) ? "Presses a key" : Digits.masked(Sentences.of(event))));
      before = event.at();
    }
    if (!(events.getLast() instanceof CallEvent.Ended)) {
      lines.add("");
      lines.add("no end of it is known yet");
    }
    return lines;
  }

  /** Among more keys in a row than are choices. */
  private static boolean isTyped(List<CallEvent> events, int at) {
    if (!isKey(events, at)) {
      return false;
    }
    int from =
        at - (int) IntStream.iterate(at - 1, i -> i - 1).takeWhile(i -> isKey(events, i)).count();
    int to =
        at + (int) IntStream.iterate(at + 1, i -> i + 1).takeWhile(i -> isKey(events, i)).count();
    return to - from + 1 > KEYS_SHOWN;
  }

  private static boolean isKey(List<CallEvent> events, int at) {
    return at >= 0 && at < events.size() && events.get(at) instanceof CallEvent.KeyPressed;
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.3f s", time.toNanos() / 1e9);
  }
}
