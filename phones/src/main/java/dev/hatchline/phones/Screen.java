package dev.hatchline.phones;

import java.io.PrintStream;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a phone of the command line shows, a line for each thing that happens:
 *
 * <pre>
 * 10:51:36.203               calling 1000 as +12025550123
 * 10:51:36.251               answered
 * 10:51:38.752     +2.501 s  key 0 pressed
 * </pre>
 *
 * The first column is the time of day, to compare two terminals; the second counts from the answer.
 */
final class Screen {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
  private final PrintStream out;
  private final ZoneId zone;
  private @Nullable Moment answered;

  Screen(PrintStream out, ZoneId zone) {
    this.out = out;
    this.zone = zone;
  }

  synchronized void line(Moment when, String text) {
    String since = "";
    if (answered != null) {
      // A sound is dated back to its beginning, which may be a few ms before the answer.
      double seconds = Math.max(0, when.since(answered).toNanos() / 1e9);
      since = String.format(Locale.ROOT, "%+.3f s", seconds);
    }
    out.printf("%s %12s  %s%n", TIME.format(when.at().atZone(zone)), since, text);
    out.flush();
  }

  /** An event as a line. */
  synchronized void show(PhoneEvent event) {
    if (event instanceof PhoneEvent.Incoming) {
      answered = null;
    } else if (event instanceof PhoneEvent.Answered) {
      answered = event.when();
    }
    String text = text(event);
    if (!text.isEmpty()) {
      line(event.when(), text);
    }
  }

  static String text(PhoneEvent event) {
    return switch (event) {
      case PhoneEvent.Registered _ -> "registered: this phone can be rung";
      case PhoneEvent.RegisterFailed e -> "not registered: " + e.reason();
      case PhoneEvent.Incoming e -> "ringing: " + who(e.number(), e.name());
      case PhoneEvent.Ringing _ -> "ringing at the other side";
      case PhoneEvent.Answered _ -> "answered";
      case PhoneEvent.SoundFlows _ -> "";
      case PhoneEvent.KeyPressed e -> "key " + e.key() + " pressed";
      case PhoneEvent.KeyHeard e -> "key " + e.key() + " heard";
      case PhoneEvent.TransferFailed e -> "transfer refused: " + e.reason();
      case PhoneEvent.Ended e -> ended(e);
      case PhoneEvent.Gone e -> "closed".equals(e.reason()) ? "" : "the phone broke: " + e.reason();
    };
  }

  private static String who(String number, String name) {
    return name.isEmpty() || name.equals(number) ? number : "\"%s\" %s".formatted(name, number);
  }

  private static String ended(PhoneEvent.Ended ended) {
    return switch (ended.how()) {
      case HERE -> "ended by this phone";
      case THERE -> "ended by the other side";
      case REFUSED -> "refused by the other side: " + ended.reason();
      case TRANSFERRED -> "given to somebody else";
      case BROKEN -> "broken: " + ended.reason();
    };
  }

  /** "2.5 s", "60 s". */
  static String seconds(Duration duration) {
    double seconds = duration.toMillis() / 1000.0;
    return String.format(Locale.ROOT, seconds == Math.rint(seconds) ? "%.0f s" : "%.1f s", seconds);
  }
}
