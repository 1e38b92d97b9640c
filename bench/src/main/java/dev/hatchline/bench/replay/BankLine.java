package dev.hatchline.bench.replay;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One line of the bank's log; every field that is asked for is checked. */
final class BankLine {
  static final String HEAD =
      "vru+line,call_id,customer_id,priority,type,date,vru_entry,vru_exit,vru_time,"
          + "q_start,q_exit,q_time,outcome,ser_start,ser_exit,ser_time,server";

  private static final List<String> NAMES = List.of(HEAD.split(","));
  private static final Pattern TIME = Pattern.compile("([0-9]{1,2}):([0-9]{2}):([0-9]{2})");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");

  /** The log writes this start of a wait for one who did not wait. */
  private static final String NEVER = "0:00:00";

  private static final String UNKNOWN = "0";
  private static final String NO_SERVER = "NO_SERVER";

  private final int number;
  private final List<String> fields;

  /**
   * Splits a line.
   *
   * @param number of the line in its file, from 1 on
   */
  BankLine(int number, String text) throws BrokenLog {
    this.number = number;
    this.fields = List.of(text.split(",", -1));
    if (fields.size() != NAMES.size()) {
      throw new BrokenLog(number, NAMES.size() + " fields", text);
    }
  }

  private String field(String name) {
    return fields.get(NAMES.indexOf(name));
  }

  private BrokenLog broken(String name, String expected) {
    return new BrokenLog(number, expected + " in " + name, field(name));
  }

  LocalDate day() throws BrokenLog {
    try {
      return LocalDate.parse(field("date"));
    } catch (DateTimeException _) {
      throw broken("date", "a date such as 1999-08-01");
    }
  }

  /** What became of the call. */
  BankOutcome outcome() throws BrokenLog {
    return switch (field("outcome")) {
      case "AGENT" -> BankOutcome.SERVED;
      case "HANG" -> field("q_start").equals(NEVER) ? BankOutcome.AUTOMATED : BankOutcome.GAVE_UP;
      case "PHANTOM" -> BankOutcome.PHANTOM;
      default -> throw broken("outcome", "AGENT, HANG or PHANTOM");
    };
  }

  /** The call of one who was served or gave up. */
  BankCall call() throws BrokenLog {
    boolean queued = !field("q_start").equals(NEVER);
    String customer = field("customer_id");
    return new BankCall(
        number,
        type(),
        priority(),
        customer.equals(UNKNOWN) ? null : customer,
        time(queued ? "q_start" : "vru_exit"),
        queued ? seconds("q_time") : Duration.ZERO,
        service());
  }

  private BankCall.@Nullable Service service() throws BrokenLog {
    if (outcome() != BankOutcome.SERVED) {
      return null;
    }
    String server = field("server");
    return new BankCall.Service(seconds("ser_time"), server.equals(NO_SERVER) ? null : server);
  }

  private CallType type() throws BrokenLog {
    for (CallType type : CallType.values()) {
      if (type.name().equals(field("type"))) {
        return type;
      }
    }
    throw broken("type", "one of " + List.of(CallType.values()));
  }

  private BankCall.Priority priority() throws BrokenLog {
    return switch (field("priority")) {
      case "0", "1" -> BankCall.Priority.REGULAR;
      case "2" -> BankCall.Priority.HIGH;
      default -> throw broken("priority", "0, 1 or 2");
    };
  }

  private Instant time(String name) throws BrokenLog {
    Matcher parts = TIME.matcher(field(name));
    if (!parts.matches()) {
      throw broken(name, "a time of day such as 9:05:00");
    }
    return day()
        .atStartOfDay()
        .plusHours(Integer.parseInt(parts.group(1)))
        .plusMinutes(Integer.parseInt(parts.group(2)))
        .plusSeconds(Integer.parseInt(parts.group(3)))
        .toInstant(ZoneOffset.UTC);
  }

  private Duration seconds(String name) throws BrokenLog {
    if (!SECONDS.matcher(field(name)).matches()) {
      throw broken(name, "whole seconds");
    }
    return Duration.ofSeconds(Integer.parseInt(field(name)));
  }
}
