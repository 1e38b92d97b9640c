package dev.hatchline.flow.trial;

import dev.hatchline.flow.Value;
import dev.hatchline.flow.run.LookupAnswer;
import dev.hatchline.flow.run.PromiseAnswer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The company and the caller of a test; what is left out is as with all companies.
 *
 * @param open whether people are there
 * @param caller the number shown; empty inside if it is withheld
 * @param waitSaid what is said of the wait
 * @param known what the caller has given in earlier calls
 * @param callbacks what is answered to those who want to be called back
 * @param unanswered numbers outside of the house at which nobody answers
 * @param lookups what the systems answer; those that come first win
 */
public record Given(
    Optional<LocalDate> today,
    Optional<Boolean> open,
    Optional<Optional<Value.Phone>> caller,
    Optional<String> waitSaid,
    Map<String, Value> known,
    Optional<Callbacks> callbacks,
    List<Value.Phone> unanswered,
    List<Answer> lookups) {
  /** Of which nothing is said. */
  public static final Given NOTHING =
      new Given(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          Optional.empty(),
          List.of(),
          List.of());

  public Given {
    known = Map.copyOf(known);
    unanswered = List.copyOf(unanswered);
    lookups = List.copyOf(lookups);
  }

  /**
   * What a system answers to one path.
   *
   * @param after so long
   */
  public record Answer(String system, String path, LookupAnswer answer, Duration after) {}

  /**
   * What becomes of who wants to be called back.
   *
   * @param offered whether it is offered at all
   * @param answer to who asks for it
   */
  public record Callbacks(boolean offered, PromiseAnswer answer) {}

  /** Nothing but the day. */
  public static Given on(LocalDate today) {
    return new Given(
        Optional.of(today),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  /** The same, where this says nothing as the other says. */
  public Given over(Given other) {
    Map<String, Value> both = new LinkedHashMap<>(other.known);
    both.putAll(known);
    List<Answer> answers = new ArrayList<>(lookups);
    answers.addAll(other.lookups);
    return new Given(
        today.or(other::today),
        open.or(other::open),
        caller.or(other::caller),
        waitSaid.or(other::waitSaid),
        both,
        callbacks.or(other::callbacks),
        unanswered.isEmpty() ? other.unanswered : unanswered,
        answers);
  }
}
