package dev.hatchline.flow.run;

import dev.hatchline.flow.Entry;
import dev.hatchline.flow.HouseSentences;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.TimePrompts;
import dev.hatchline.flow.Tries;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.YesNoWords;
import dev.hatchline.flow.run.Choosing.Chosen;
import dev.hatchline.flow.run.Choosing.Offer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
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
        offered.isPresent() && choice(node, TimePrompts.WHEN, named(2)).equals(Optional.of(SECOND));
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
    Named<LocalDate> day =
        new Named<>(
            ask(prompt, TimePrompts.NO_DAY, 1),
            new Entry.Date(false),
            keys -> day(keys, offered.today()),
            said -> day(said, offered.today()));
    Named<LocalTime> time =
        new Named<>(
            ask(TimePrompts.TIME, TimePrompts.NO_TIME, 4),
            new Entry.Time(),
            TypedTime::of,
            said -> keyboard.understood().hearer().flatMap(ear -> ear.time(said.words())));
    return entry(node, day).flatMap(on -> entry(node, time).map(on::atTime));
  }

  /**
   * A part of the time, typed or said.
   *
   * @param as what may be said
   */
  private record Named<T>(
      Node.Ask ask,
      Entry as,
      Function<String, Optional<T>> typed,
      Function<Heard.Said, Optional<T>> said) {}

  /** As at an ask: a day with something beside it that may have been its last figure is none. */
  private Optional<LocalDate> day(Heard.Said said, LocalDate today) {
    boolean sure = said.confidence() >= Understanding.SURE;
    return keyboard
        .understood()
        .hearer()
        .filter(ear -> sure || !ear.dayMayGoOn(said.words()))
        .flatMap(ear -> ear.day(said.words(), today));
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

  private <T> Optional<T> entry(String node, Named<T> named) {
    boolean wrong = false;
    for (int tries = 0; tries < TRIES; tries++) {
      keyboard.collecting(true);
      if (wrong) {
        named.ask().wrong().ifPresent(keyboard::say);
      }
      Tried<T> tried = tried(node, named);
      keyboard.collecting(false);
      if (tried.value().isPresent()) {
        return tried.value();
      }
      wrong = tried.wrong();
    }
    return Optional.empty();
  }

  /**
   * One try.
   *
   * @param wrong whether something came, and was none
   */
  private record Tried<T>(Optional<T> value, boolean wrong) {}

  /** What was said is read back with the rest, so it is not asked about here. */
  private <T> Tried<T> tried(String node, Named<T> named) {
    Node.Ask ask = named.ask();
    Listening listening = keyboard.understood().series(named.as(), ask.tries().quiet());
    return switch (keyboard.ask(ask.prompt(), listening)) {
      case Heard.Key(char key) -> typed(node, named, Typed.read(ask, keyboard, Optional.of(key)));
      case Heard.Said said -> {
        keyboard.understood().letThrough(said.words());
        Optional<T> value = named.said().apply(said);
        if (value.isEmpty()) {
          listener.noMatch(node, said.words());
        }
        yield new Tried<>(value, true);
      }
      case Heard.NotUnderstood _ -> {
        listener.noMatch(node, "");
        yield new Tried<>(Optional.empty(), true);
      }
      case Heard.Silence _, Heard.Finished _ -> {
        listener.noInput(node);
        yield new Tried<>(Optional.empty(), false);
      }
    };
  }

  private <T> Tried<T> typed(String node, Named<T> named, Typed typed) {
    boolean enough = typed.keys().length() >= named.ask().as().min();
    Optional<T> value = enough ? named.typed().apply(typed.keys()) : Optional.empty();
    if (value.isPresent()) {
      return new Tried<>(value, false);
    }
    if (typed.last() == null) {
      listener.noInput(node);
    } else {
      listener.noMatch(node, typed.last());
    }
    return new Tried<>(Optional.empty(), typed.last() != null);
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
    Optional<Character> chosen = choice(node, Prompt.spoken(keyboard.house(), parts), named(key));
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
    Optional<Character> pressed =
        choice(node, Prompt.spoken(keyboard.house(), parts), choosing.keys(YesNoWords.DEFAULT));
    if (pressed.isEmpty()) {
      return new Found.None();
    }
    return pressed.get() == FIRST ? found : new Found.Another();
  }

  /** Whoever does not say may have anybody. */
  private boolean sameAgent(String node, TimesOffered offered) {
    return offered.agent() && choice(node, TimePrompts.WITH, named(2)).equals(Optional.of(FIRST));
  }

  /** The keys from 1 to {@code last}, each with its name. */
  private Map<Character, List<String>> named(int last) {
    Map<Character, List<String>> keys = new HashMap<>();
    for (int at = 0; at < last; at++) {
      char key = (char) (FIRST + at);
      keys.put(key, KeyNames.of(keyboard.understood(), key));
    }
    return keys;
  }

  /** One of these; tries fail as in a menu, and none is left when it is empty. */
  private Optional<Character> choice(
      String node, Prompt prompt, Map<Character, List<String>> keys) {
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
