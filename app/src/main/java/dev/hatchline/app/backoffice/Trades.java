package dev.hatchline.app.backoffice;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the demo company knows in the trades that have a flow of their own. It keeps nothing: who
 * asks twice is answered the same. The shapes are told in docs/operator-file.md.
 */
final class Trades {
  private static final String DATE = "([0-9]{4}-[0-9]{2}-[0-9]{2})";

  /** One question: how it is asked, and what is answered on a day to what stood in its path. */
  private record Question(
      String method, Pattern path, BiFunction<MatchResult, LocalDate, Records.Reply> answer) {}

  private static final List<Question> QUESTIONS =
      List.of(
          new Question("GET", Pattern.compile("/parcels/([0-9]{8})"), Trades::parcel),
          new Question("POST", Pattern.compile("/parcels/([0-9]{8})/days/" + DATE), Trades::moved),
          new Question("GET", Pattern.compile("/customers/([0-9]{6})/bill"), Trades::bill),
          new Question(
              "GET",
              Pattern.compile("/accounts/([0-9]{8})"),
              (asked, _) -> account(asked.group(1))),
          new Question("GET", Pattern.compile("/slots"), (_, today) -> slots(today)),
          new Question(
              "POST", Pattern.compile("/slots/([a-z0-9]{1,10})/bookings"), Trades::booked));

  /** A parcel; the days are from today to its arrival. */
  private record Parcel(String state, int days, boolean movable) {}

  private static final Map<String, Parcel> PARCELS =
      Map.of(
          "80000001", new Parcel("on the van", 0, false),
          "80000002", new Parcel("in our depot", 2, true),
          "80000003", new Parcel("delivered", -1, false));

  /** The last bill of a customer; the days are from today to when it is due. */
  private record Bill(String amount, int days, boolean paid) {}

  private static final Map<String, Bill> BILLS =
      Map.of(
          "700001", new Bill("49.90", 12, false),
          "700002", new Bill("84.50", -6, false),
          "700003", new Bill("35.00", -6, true));

  /** Who has an account was born on a day. */
  private record Account(String born, String balance) {}

  private static final Map<String, Account> ACCOUNTS =
      Map.of(
          "60000001", new Account("1984-03-09", "1250.40"),
          "60000002", new Account("1971-12-24", "-80.00"));

  /** A free appointment; the days are from today. */
  private record FreeSlot(String name, int days, String at) {
    String json(LocalDate today) {
      return "{\"slot\":\"%s\",\"day\":\"%s\",\"at\":\"%s\"}"
          .formatted(name, today.plusDays(days), at);
    }
  }

  private static final FreeSlot FIRST = new FreeSlot("a1", 1, "09:30");
  private static final FreeSlot SECOND = new FreeSlot("a2", 4, "14:00");

  private Trades() {}

  /** Empty if the path is none of these. */
  static Optional<Records.Reply> answer(String method, String path, LocalDate today) {
    for (Question question : QUESTIONS) {
      Matcher asked = question.path().matcher(path);
      if (asked.matches()) {
        return Optional.of(
            question.method().equals(method)
                ? question.answer().apply(asked.toMatchResult(), today)
                : Records.Reply.WRONG_METHOD);
      }
    }
    return Optional.empty();
  }

  private static Records.Reply found(String json) {
    return new Records.Reply(200, json);
  }

  private static Records.Reply parcel(MatchResult asked, LocalDate today) {
    Parcel parcel = PARCELS.get(asked.group(1));
    return parcel == null
        ? Records.Reply.MISSING
        : found(
            "{\"parcel\":\"%s\",\"state\":\"%s\",\"due\":\"%s\",\"movable\":%s}"
                .formatted(
                    asked.group(1),
                    parcel.state(),
                    today.plusDays(parcel.days()),
                    parcel.movable()));
  }

  /** Nothing is brought on Sundays, nor before tomorrow. */
  private static Records.Reply moved(MatchResult asked, LocalDate today) {
    Parcel parcel = PARCELS.get(asked.group(1));
    return parcel != null && parcel.movable() && isBrought(asked.group(2), today)
        ? found("{\"parcel\":\"%s\",\"due\":\"%s\"}".formatted(asked.group(1), asked.group(2)))
        : Records.Reply.MISSING;
  }

  private static boolean isBrought(String on, LocalDate today) {
    try {
      LocalDate day = LocalDate.parse(on);
      return day.isAfter(today) && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    } catch (DateTimeException _) {
      return false;
    }
  }

  private static Records.Reply bill(MatchResult asked, LocalDate today) {
    Bill bill = BILLS.get(asked.group(1));
    return bill == null
        ? Records.Reply.MISSING
        : found(
            "{\"customer\":\"%s\",\"amount\":\"%s\",\"due\":\"%s\",\"paid\":%s}"
                .formatted(
                    asked.group(1), bill.amount(), today.plusDays(bill.days()), bill.paid()));
  }

  private static Records.Reply account(String number) {
    Account account = ACCOUNTS.get(number);
    return account == null
        ? Records.Reply.MISSING
        : found(
            "{\"account\":\"%s\",\"born\":\"%s\",\"balance\":\"%s\"}"
                .formatted(number, account.born(), account.balance()));
  }

  /** They stay free: the next caller finds the same. */
  private static Records.Reply slots(LocalDate today) {
    return found("{\"first\":%s,\"second\":%s}".formatted(FIRST.json(today), SECOND.json(today)));
  }

  private static Records.Reply booked(MatchResult asked, LocalDate today) {
    return Stream.of(FIRST, SECOND)
        .filter(slot -> slot.name().equals(asked.group(1)))
        .map(slot -> found(slot.json(today)))
        .findFirst()
        .orElse(Records.Reply.MISSING);
  }
}
