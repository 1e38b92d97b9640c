package dev.hatchline.flow.run;

import dev.hatchline.flow.Value;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The company, as a flow meets it for one caller. Everything but {@link #lookup}, {@link #time},
 * {@link #promise} and {@link #tellWhenOver} answers from memory, at once; nothing throws.
 */
public interface Business {
  /**
   * Asks a system. Each request object is one question, however often it has to be sent: the key by
   * which the system knows it again is made here.
   *
   * @return completed within the request's timeout, {@code Failed} if need be; cancelled when
   *     nobody waits any more
   */
  CompletableFuture<LookupAnswer> lookup(LookupRequest request);

  /** Reads digits as a phone number of the region, dialled as there. */
  PhoneCheck phone(String digits);

  /** Whether callers are offered to be called back at this moment. */
  boolean offersCallback();

  /**
   * Whether we may call a number, by the rules of dialling alone: nothing is counted or promised.
   */
  PhoneCheck callable(Value.Phone number);

  /** How a time can be named for a call to this number; empty when none can be. */
  Optional<TimesOffered> times(Value.Phone number);

  /**
   * Whether a call can be promised for that time: nothing is counted or promised.
   *
   * @return completed within {@link PromiseAsked#ANSWER_MAX}; cancelled when nobody waits any more
   */
  CompletableFuture<TimeAnswer> time(TimeAsked asked);

  /**
   * Promises to call somebody back, and makes the promise durable before it answers.
   *
   * @return completed within {@link PromiseAsked#ANSWER_MAX}. When nobody waits any more, by the
   *     hatch, a hang-up or time, it is done already: {@code complete} then returns false, and what
   *     was promised has not been heard
   */
  CompletableFuture<PromiseAnswer> promise(PromiseAsked asked);

  /** How dates are typed in the region. */
  DateOrder dateOrder();

  /** Whether people are there at this moment. */
  boolean open();

  /** Whether people are there at any hour of a day. */
  boolean open(LocalDate day);

  /** A sentence about the hours of a day, such as "On Monday we are open from 9 A M to 5 P M." */
  String hours(LocalDate day);

  /**
   * A sentence about the wait for a person as it is now, at most 45 characters, such as "The wait
   * for a person is about 3 minutes."; blank if nothing is known.
   */
  String waitSentence();

  /** The day in the company's time zone. */
  LocalDate today();

  /** The language in which the line begins, a BCP 47 tag, if it says one. */
  default Optional<String> language() {
    return Optional.empty();
  }

  /** Whether there is a voice for this language; no tag is the house's own. */
  default boolean hasVoice(String language) {
    return true;
  }

  /** From now on every sentence that is answered is to be in this language, a BCP 47 tag. */
  default void speaking(String language) {}

  /** The caller's number; empty when it is withheld. */
  Optional<Value.Phone> caller();

  /** What the caller gave in an earlier call and need not give again; in the type of the flow. */
  default Optional<Value> remembered(String name) {
    return Optional.empty();
  }

  /**
   * How the caller wants to be told of changes: {@code call} or {@code nobody}; empty if they have
   * not said, as far as is known at this moment.
   */
  default Optional<String> tellBy() {
    return Optional.empty();
  }

  /** Whether callers may be joined with a number, by the rules of dialling. */
  default PhoneCheck transferable(Value.Phone number) {
    return callable(number);
  }

  /**
   * What does not work where the caller is.
   *
   * @param area the place as it was given; without it the caller's number and the line say where
   */
  default Optional<OutageHeard> outage(Optional<Value> area) {
    return Optional.empty();
  }

  /**
   * Notes that the caller wants to be called when this is over.
   *
   * @param outage as {@link OutageHeard#id}
   * @return a sentence that says whether it is noted; within {@link PromiseAsked#ANSWER_MAX}
   */
  default CompletableFuture<String> tellWhenOver(String outage) {
    return CompletableFuture.completedFuture("");
  }

  /** Which comes first of the day and the month. */
  enum DateOrder {
    DAY_MONTH,
    MONTH_DAY
  }

  /** What came of checking a phone number. */
  sealed interface PhoneCheck {
    /** It can be dialled. */
    record Accepted(Value.Phone number) implements PhoneCheck {}

    /**
     * It cannot.
     *
     * @param reason a sentence for the caller
     */
    record Refused(String reason) implements PhoneCheck {}
  }
}
