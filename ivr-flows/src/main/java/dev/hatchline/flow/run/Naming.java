package dev.hatchline.flow.run;

import dev.hatchline.flow.Entry;
import dev.hatchline.flow.HouseSentences;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.TimePrompts;
import dev.hatchline.flow.Tries;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.run.Choosing.Chosen;
import dev.hatchline.flow.run.Choosing.Offer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A caller who is to be called back names the time. Whoever names none, or whose tries run out, is
 * called as soon as it is their turn.
 *
 * <pre>
 *   when? ── 1 ─────────────────────────────────────────────────► as soon as it is their turn
 *     └── 2 ─► day ─► time ─► read back ── 1 ─► with whom? ─────► then
 *               ▲       │         └── 2 ─┐
 *               │       └─ not then ─► a near one, or another
 *               └────────────────────────┘
 * </pre>
 */
final class Naming {
  /** Who has named so many times, and confirmed none, is not asked for ever. */
  private static final int NAMED_MAX = 5;

  private static final int TRIES = 2;
  private static final char FIRST = '1';
  private static final char SECOND = '2';

  private final Keyboard keyboard;
  private final Business business;
  private final FlowListener listener;
  private final Choosing choosing;

  Naming(Keyboard keyboard, Business business, FlowListener listener) {
    this.keyboard = keyboard;
    this.business = business;
    this.listener = listener;
    this.choosing = new Choosing(keyboard, listener);
  }

  /** The time that was named; empty for as soon as it is the caller's turn. */
  Optional<TimeNamed> named(String node, Value.Phone number) {
    Optional<TimesOffered> offered = business.times(number);
    boolean wanted =
        offered.isPresent() && choice(node, TimePrompts.WHEN, 2).equals(Optional.of(SECOND));
    if (!wanted) {
      return Optional.empty();
    }
    keyboard.house(offered.get().whose());
    return told(node, agreed(node, number, offered.get()));
  }

  /**
   * The time that the flow knows, which is not read back; where it cannot be had, one near it, or
   * another that the caller names.
   */
  Optional<TimeNamed> named(String node, Value.Phone number, LocalDateTime at) {
    Optional<TimesOffered> offered = business.times(number);
    if (offered.isEmpty()) {
      return Optional.empty();
    }
    Found found =
        switch (answer(new TimeAsked(number, at))) {
          case TimeAnswer.Free(TimeOffer time) -> new Found.It(time);
          case TimeAnswer.NotThen then -> confirmed(node, instead(node, then));
          case TimeAnswer.Unavailable _ -> new Found.None();
        };
    return told(
        node,
        switch (found) {
          case Found.It(TimeOffer time) ->
              Optional.of(new TimeNamed(time.at(), sameAgent(node, offered.get())));
          case Found.Another _ -> agreed(node, number, offered.get());
          case Found.None _ -> Optional.empty();
        });
  }

  private Optional<TimeNamed> told(String node, Optional<TimeNamed> named) {
    if (named.isEmpty()) {
      keyboard.say(TimePrompts.AT_ONCE);
    }
    named.ifPresent(time -> listener.named(node, time.at()));
    return named;
  }

  private Optional<TimeNamed> agreed(String node, Value.Phone number, TimesOffered offered) {
    for (int named = 0; named < NAMED_MAX; named++) {
      Optional<LocalDateTime> typed = typed(node, offered);
      if (typed.isEmpty()) {
        return Optional.empty();
      }
      Found found = confirmed(node, asked(node, new TimeAsked(number, typed.get())));
      switch (found) {
        case Found.It(TimeOffer time) -> {
          return Optional.of(new TimeNamed(time.at(), sameAgent(node, offered)));
        }
        case Found.None _ -> {
          return Optional.empty();
        }
        case Found.Another _ -> {}
      }
    }
    return Optional.empty();
  }

  private Optional<LocalDateTime> typed(String node, TimesOffered offered) {
    Prompt prompt =
        switch (business.dateOrder()) {
          case DAY_MONTH -> TimePrompts.DAY_BY_DAY;
          case MONTH_DAY -> TimePrompts.DAY_BY_MONTH;
        };
    Optional<LocalDate> day =
        entry(node, ask(prompt, TimePrompts.NO_DAY, 1), keys -> day(keys, offered.today()));
    return day.flatMap(on ->
        entry(node, ask(TimePrompts.TIME, TimePrompts.NO_TIME, 4), TypedTime::of).map(on::atTime));
  }

  private Optional<LocalDate> day(String keys, LocalDate today) {
    return switch (keys) {
      case "1" -> Optional.of(today);
      case "2" -> Optional.of(today.plusDays(1));
      default ->
          keys.length() == 4 ? TypedDate.next(keys, business.dateOrder(), today) : Optional.empty();
    };
  }

  /** Of up to four digits; typed like every other entry of a flow. */
  private static Node.Ask ask(Prompt prompt, Prompt wrong, int min) {
    return new Node.Ask(
        prompt,
        "time",
        new Entry.Digits(min, 4),
        Node.Ask.WAIT_DEFAULT,
        Node.Ask.GAP_MIN,
        TRIES,
        Optional.of(wrong),
        Optional.empty(),
        true,
        Optional.empty(),
        "time");
  }

  private <T> Optional<T> entry(String node, Node.Ask ask, Function<String, Optional<T>> read) {
    boolean wrong = false;
    for (int tries = 0; tries < TRIES; tries++) {
      keyboard.collecting(true);
      if (wrong) {
        ask.wrong().ifPresent(keyboard::say);
      }
      Typed typed = Typed.read(ask, keyboard);
      keyboard.collecting(false);
      Optional<T> value =
          typed.keys().length() < ask.as().min() ? Optional.empty() : read.apply(typed.keys());
      if (value.isPresent()) {
        return value;
      }
      wrong = typed.last() != null;
      if (typed.last() == null) {
        listener.noInput(node);
      } else {
        listener.noMatch(node, typed.last());
      }
    }
    return Optional.empty();
  }

  /** What can be had: the time itself, or one near it that the caller takes instead. */
  private Found asked(String node, TimeAsked asked) {
    return switch (answer(asked)) {
      case TimeAnswer.Free(TimeOffer time) -> new Found.It(time);
      case TimeAnswer.NotThen then -> instead(node, then);
      case TimeAnswer.Unavailable _ -> new Found.None();
    };
  }

  private Found instead(String node, TimeAnswer.NotThen then) {
    keyboard.forget();
    keyboard.house(then.why());
    return then.near().isEmpty() ? new Found.Another() : near(node, then.near());
  }

  private Found near(String node, List<TimeOffer> near) {
    HouseSentences house = HouseSentences.in(keyboard.house());
    List<Prompt.Part> parts = new ArrayList<>();
    int key = 1;
    for (TimeOffer offer : near) {
      parts.add(new Prompt.Text(house.of("time.near", offer.words(), key++)));
    }
    parts.add(new Prompt.Text(house.of("time.another", key)));
    Optional<Character> chosen = choice(node, Prompt.spoken(keyboard.house(), parts), key);
    return chosen
        .map(pressed -> pressed - FIRST)
        .<Found>map(
            index -> index < near.size() ? new Found.It(near.get(index)) : new Found.Another())
        .orElseGet(Found.None::new);
  }

  private Found confirmed(String node, Found found) {
    if (!(found instanceof Found.It(TimeOffer time))) {
      return found;
    }
    HouseSentences house = HouseSentences.in(keyboard.house());
    List<Prompt.Part> parts =
        List.of(
            new Prompt.Text(house.of("time.read-back", time.words())),
            new Prompt.Text(house.of(TimePrompts.CONFIRM)));
    Optional<Character> pressed = choice(node, Prompt.spoken(keyboard.house(), parts), 2);
    if (pressed.isEmpty()) {
      return new Found.None();
    }
    return pressed.get() == FIRST ? found : new Found.Another();
  }

  /** Whoever does not say may have anybody. */
  private boolean sameAgent(String node, TimesOffered offered) {
    return offered.agent() && choice(node, TimePrompts.WITH, 2).equals(Optional.of(FIRST));
  }

  /** A key from 1 to {@code last}; tries fail as in a menu, and none is left when it is empty. */
  private Optional<Character> choice(String node, Prompt prompt, int last) {
    Map<Character, List<String>> keys = new HashMap<>();
    for (int key = 0; key < last; key++) {
      keys.put((char) (FIRST + key), List.of());
    }
    Tries tries = new Tries(TRIES, Node.Menu.WAIT_DEFAULT);
    return switch (choosing.of(node, new Offer(prompt, keys, tries))) {
      case Chosen.It(char key) -> {
        listener.chosen(node, key);
        yield Optional.of(key);
      }
      case Chosen.None _ -> Optional.empty();
    };
  }

  private TimeAnswer answer(TimeAsked asked) {
    CompletableFuture<TimeAnswer> answer = business.time(asked);
    try {
      answer.completeOnTimeout(
          new TimeAnswer.Unavailable(), PromiseAsked.ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS);
      keyboard.during(answer);
      return answer.join();
    } catch (CompletionException | CancellationException _) {
      return new TimeAnswer.Unavailable();
    } finally {
      answer.cancel(true);
    }
  }

  /** How far the caller and the house agree. */
  private sealed interface Found {
    record It(TimeOffer time) implements Found {}

    /** The caller wants to name another. */
    record Another() implements Found {}

    /** The tries ran out, or nobody can say. */
    record None() implements Found {}
  }
}
