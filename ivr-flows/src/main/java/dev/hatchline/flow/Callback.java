package dev.hatchline.flow;

import dev.hatchline.flow.Line.Role;
import dev.hatchline.flow.Way.Why;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Has a call back promised, then says what was promised, and goodbye: the flow ends.
 *
 * @param number the name of the number to call, which an ask has read back
 * @param reason the name of what it is about, for the person who will call
 * @param sound heard while the promise is made safe
 * @param goodbye heard after the words of the promise
 * @param refused the way when that number is not called; it is forgotten
 * @param unavailable the way when nothing can be promised, or {@link #TRIES} numbers were refused;
 *     without it {@link #SORRY} is said, and a person comes
 * @param when the time at which to be called
 */
public record Callback(
    String number,
    Optional<String> reason,
    Optional<Prompt> sound,
    Prompt goodbye,
    String refused,
    Optional<String> unavailable,
    When when)
    implements Node {
  public static final Prompt GOODBYE = HouseSentences.prompt("callback.goodbye");
  public static final Prompt SORRY = HouseSentences.prompt("callback.sorry");
  public static final int TRIES = 2;

  /** Whoever promises has 5 s; one who has not answered a second later never will. */
  public static final Duration PROMISING_MAX = Duration.ofSeconds(6);

  /** At which time the caller is called. */
  public sealed interface When {
    /** As soon as it is their turn. */
    record Place() implements When {}

    /** As the caller says: as soon as it is their turn, or at a time that they name by keys. */
    record Choose() implements When {}

    /**
     * At a time that the flow knows.
     *
     * @param at the name of the time of the day
     * @param on the name of the day; the day where the number is, unless it is there
     */
    record At(String at, Optional<String> on) implements When {}
  }

  @Override
  public Facts facts() {
    Facts written =
        Facts.of(new Way(Why.REFUSED, refused))
            .going(unavailable.stream().map(to -> new Way(Why.UNAVAILABLE, to)))
            .saying(Role.SOUND, sound)
            .saying(Role.GOODBYE, goodbye);
    java.util.Set<String> needs = new LinkedHashSet<>(written.learning().needs());
    needs.addAll(asked());
    Optional<Prompt> sorry = unavailable.isPresent() ? Optional.empty() : Optional.of(SORRY);
    Facts said = written.saying(Role.HOUSE, sorry);
    for (Prompt naming : naming()) {
      said = said.saying(Role.HOUSE, naming);
    }
    // Whose number is refused too often goes the way of what cannot be had: without it, too.
    Learning learnt = Learning.of(needs, java.util.Set.of(number)).asking(asked());
    return said.learning(learnt).ending(Ending.PROMISE).acting(true).working(PROMISING_MAX);
  }

  private List<String> asked() {
    List<String> asked = new ArrayList<>(List.of(number));
    if (when instanceof When.At(String at, Optional<String> on)) {
      asked.add(at);
      on.ifPresent(asked::add);
    }
    return asked;
  }

  private List<Prompt> naming() {
    return switch (when) {
      case When.Place _ -> List.of();
      case When.Choose _, When.At _ -> TimePrompts.all();
    };
  }
}
