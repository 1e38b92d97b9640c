package dev.hatchline.conf;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How customers are called back. What may be dialled at all, {@link DialPolicy} says.
 *
 * @param ring how long a customer's phone rings
 * @param again so long after each call that reached nobody it is tried again; then given up
 * @param hours when customers may be called
 * @param shownNumber what the customer's phone shows; without it, the number of the line
 * @param connectByKey whether who answers has to press a key before a person is connected
 * @param repair whether a call that our side drops becomes a callback, unasked
 * @param slots which times customers may name
 */
public record Callbacks(
    Duration ring,
    List<Duration> again,
    CallingHours hours,
    Optional<String> shownNumber,
    Machine machine,
    boolean connectByKey,
    boolean repair,
    Limits limits,
    Slots slots) {

  /** Shorter is no fair try (16 CFR 310.4(b)(4)(ii): 15 seconds or four rings). */
  public static final Duration RING_MIN = Duration.ofSeconds(15);

  /** Longer no network lets a phone ring, and no agent is kept waiting. */
  public static final Duration RING_MAX = Duration.ofMinutes(1);

  /** Sooner nobody has come to the phone, or ended a call. */
  public static final Duration AGAIN_MIN = Duration.ofSeconds(10);

  public static final Duration AGAIN_MAX = Duration.ofHours(24);

  /** Who has been called in vain so often is not called any more. */
  public static final int AGAIN_TIMES_MAX = 10;

  static final Callbacks DEFAULT =
      new Callbacks(
          Duration.ofSeconds(30),
          List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15)),
          new CallingHours(Hours.ALWAYS.zone(), List.of()),
          Optional.empty(),
          Machine.IGNORE,
          false,
          true,
          Limits.DEFAULT,
          Slots.DEFAULT);

  public Callbacks {
    again = List.copyOf(again);
  }

  /** What is done about answering machines. */
  public enum Machine {
    /** Whoever answers is a person. */
    IGNORE,
    /** A machine gets one short message and counts as not reached. */
    DETECT
  }

  /**
   * How many callbacks are promised; one more is refused, and the refusal explained.
   *
   * @param numberDay to one number within a day
   * @param addressHour to requests from one network address within an hour
   * @param hour in all within an hour
   * @param day in all within a day
   */
  public record Limits(int numberDay, int addressHour, int hour, int day) {
    static final Limits DEFAULT = new Limits(5, 20, 200, 2_000);
  }

  /**
   * The times that customers may name; they lie within the hours at which customers are called and
   * people are there.
   *
   * @param every how long a slot is; a day is a whole number of them
   * @param capacity how many are called in one slot; at 0 no time can be named
   * @param ahead how far ahead a time may lie
   */
  public record Slots(Duration every, int capacity, Duration ahead) {
    public static final Duration EVERY_MIN = Duration.ofMinutes(1);
    public static final Duration EVERY_MAX = Duration.ofHours(4);
    public static final int CAPACITY_MAX = 1_000;
    public static final Duration AHEAD_MIN = Duration.ofHours(1);
    public static final Duration AHEAD_MAX = Duration.ofDays(30);

    static final Slots DEFAULT = new Slots(Duration.ofMinutes(15), 3, Duration.ofDays(7));
  }

  /** Whose phone rings first. */
  public enum Order {
    /** The customer's, at the same moment as that of the agent who is set aside. */
    CUSTOMER_FIRST("customer-first"),
    /** The agent's; the customer's when the agent has answered. */
    AGENT_FIRST("agent-first");

    private final String word;

    Order(String word) {
      this.word = word;
    }

    /** As the operator's file says it. */
    public String word() {
      return word;
    }

    static Set<String> words() {
      return Stream.of(values()).map(Order::word).collect(Collectors.toSet());
    }

    static Order of(String word) {
      return Stream.of(values()).filter(order -> order.word.equals(word)).findFirst().orElseThrow();
    }
  }
}
