package dev.hatchline.telephony.agi;

import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.telephony.Arrival;
import dev.hatchline.telephony.Channel;
import java.time.Instant;
import java.util.regex.Pattern;
import org.asteriskjava.fastagi.AgiRequest;
import org.jspecify.annotations.Nullable;

/**
 * Reads who has come from {@code AGI(agi://…/line,CALL,T0,T0SEQ,LINE[,HOW])}: a UUID, whole seconds
 * since 1970, the number after the dot of the first channel's unique id, the number dialled, and
 * {@code 1} for a caller that was taken back, {@code called} for one that we called.
 */
final class ArrivalReader {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");
  private static final Pattern LINE = Pattern.compile("[+0-9]{1,32}");

  private ArrivalReader() {}

  /**
   * @throws IllegalArgumentException if the arguments are not of that form; the message names them
   */
  static Arrival read(AgiRequest request) {
    @Nullable String[] arguments = request.getArguments();
    if (arguments == null || arguments.length < 4) {
      throw new IllegalArgumentException(
          "expected call, T0, its number and the line, found "
              + (arguments == null ? 0 : arguments.length)
              + " arguments");
    }
    CallId call = CallId.of(text(arguments[0]));
    Instant first = Instant.ofEpochSecond(number(arguments[1]));
    return new Arrival(
        call,
        new Channel(text(request.getChannel()), text(request.getUniqueId())),
        new FirstRing(first, number(arguments[2])),
        matching(LINE, arguments[3]),
        shown(request.getCallerIdNumber()),
        shown(request.getCallerIdName()),
        how(arguments.length > 4 ? text(arguments[4]) : ""));
  }

  private static Arrival.How how(String word) {
    return switch (word) {
      case "1" -> Arrival.How.RETURNED;
      case "called" -> Arrival.How.CALLED;
      default -> Arrival.How.FIRST;
    };
  }

  private static long number(@Nullable String text) {
    return Long.parseLong(matching(NUMBER, text));
  }

  private static String matching(Pattern pattern, @Nullable String text) {
    if (!pattern.matcher(text(text)).matches()) {
      throw new IllegalArgumentException("expected " + pattern + ", found '" + text + "'");
    }
    return text(text);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static @Nullable String shown(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
