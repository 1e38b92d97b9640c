package dev.hatchline.flow;

import dev.hatchline.flow.Line.Role;
import dev.hatchline.flow.Way.Why;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One step of a flow: what the caller hears there, and where it leads. Named by its flow. Whatever
 * a tool has to know of a kind stands in its {@link Facts}, so that a new kind costs no tool
 * anything.
 */
public sealed interface Node
    permits Node.Say,
        Node.Menu,
        Node.Ask,
        Node.Set,
        Node.Branch,
        FlowCall,
        FlowReturn,
        Node.Hours,
        Node.Lookup,
        Node.Queue,
        Callback,
        Node.Message,
        Language,
        Note,
        Survey,
        Outage,
        Transfer,
        Node.End {
  /** What it says of itself. */
  Facts facts();

  /** What is heard on coming here, if anything. */
  default Optional<Prompt> heard() {
    return facts().lines().stream()
        .filter(line -> line.role() == Role.PROMPT || line.role() == Role.SOUND)
        .map(Line::prompt)
        .findFirst();
  }

  /** Everything that can be heard here. */
  default List<Prompt> prompts() {
    return facts().lines().stream().map(Line::prompt).toList();
  }

  /** The names of the nodes that can come next; empty where the flow ends. */
  default List<String> ways() {
    return facts().exits().stream().map(Way::to).distinct().toList();
  }

  /** Says something and goes on. */
  record Say(Prompt prompt, String then) implements Node {
    @Override
    public Facts facts() {
      return Facts.of(new Way(Why.THEN, then)).saying(Role.PROMPT, prompt);
    }
  }

  /**
   * Offers choices by key, or by words that may be said instead.
   *
   * @param choices by their keys; {@code 0} is never among them, for it is the hatch
   */
  record Menu(Prompt prompt, Map<Character, Choice> choices, Tries tries) implements Node {
    public static final String KEYS = "123456789*#";
    public static final Duration WAIT_DEFAULT = Duration.ofSeconds(4);
    public static final Duration WAIT_MIN = Duration.ofSeconds(1);
    public static final Duration WAIT_MAX = Duration.ofSeconds(15);
    public static final int TRIES_DEFAULT = 2;
    public static final int TRIES_MAX = 3;

    public Menu {
      choices = Map.copyOf(choices);
      Choice.requireKeys(choices.keySet());
    }

    /** By keys alone, from the key to the node; failed tries lead to a person. */
    public Menu(Prompt prompt, Map<Character, String> choices, Duration silence, int tries) {
      this(
          prompt,
          choices.entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, to -> new Choice(to.getValue()))),
          new Tries(tries, silence));
    }

    @Override
    public Facts facts() {
      return Facts.of()
          .going(KEYS.chars().mapToObj(key -> (char) key).flatMap(this::way))
          .going(tries.exits())
          .saying(Role.PROMPT, prompt)
          .listening(Listens.choice(tries.most(), tries.quiet()).hearing(choices.values()));
    }

    private Stream<Way> way(char key) {
      return Optional.ofNullable(choices.get(key)).stream()
          .map(choice -> new Way(Why.CHOICE, Character.toString(key), choice.to()));
    }
  }

  /**
   * Has a value typed, or chosen by one key or word. What is typed is over at {@code #}, at the
   * greatest length, or when no key comes for {@code gap}; {@code *} erases it.
   *
   * @param into the name of the value
   * @param as what is typed or chosen
   * @param gap the silence after a key that ends what is typed
   * @param wrong said before a further try
   * @param confirm reads the value back: it is taken by {@link #TAKE}, and given anew by {@link
   *     #OTHER}
   * @param words what may be said instead of these two keys, and for yes and no
   * @param again whether it is asked although the value is there already
   * @param remember so long the value is known in the caller's later calls; unless said, only to
   *     who goes on where they were
   */
  record Ask(
      Prompt prompt,
      String into,
      Entry as,
      Tries tries,
      Duration gap,
      Optional<Prompt> wrong,
      Optional<Prompt> confirm,
      YesNoWords words,
      boolean again,
      Optional<Duration> remember,
      String then)
      implements Node {
    public static final Duration REMEMBER_MAX = Duration.ofDays(365);
    public static final Duration WAIT_DEFAULT = Duration.ofSeconds(5);

    /** Longer than {@code 0} and silence, which is the hatch. */
    public static final Duration GAP_MIN = Duration.ofSeconds(3);

    public static final Duration GAP_MAX = Duration.ofSeconds(10);

    /** The key by which what was read back is right. */
    public static final char TAKE = '1';

    /** The key by which it is not, and another is given. */
    public static final char OTHER = '2';

    public Ask {
      boolean offersOwn = as instanceof Entry.Phone(boolean own) && own;
      if ((offersOwn || as.type() == ValueType.MONEY) && confirm.isEmpty()) {
        throw new IllegalArgumentException("expected money and one's own number to be read back");
      }
      if (as instanceof Entry.Speech && tries.noSpeech().isEmpty()) {
        throw new IllegalArgumentException("expected a way of those who cannot be heard");
      }
      Tries.requireWithin(gap, GAP_MIN, GAP_MAX);
    }

    /** Failed tries lead to a person. */
    public Ask(
        Prompt prompt,
        String into,
        Entry as,
        Duration silence,
        Duration gap,
        int tries,
        Optional<Prompt> wrong,
        Optional<Prompt> confirm,
        boolean again,
        Optional<Duration> remember,
        String then) {
      this(
          prompt,
          into,
          as,
          new Tries(tries, silence),
          gap,
          wrong,
          confirm,
          YesNoWords.DEFAULT,
          again,
          remember,
          then);
    }

    @Override
    public Facts facts() {
      return AskFacts.of(this);
    }
  }

  /**
   * Gives values their names; one that cannot be computed is missing from then on.
   *
   * @param values in the order in which they are set
   */
  record Set(Map<String, Formula> values, String then) implements Node {
    public Set {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    @Override
    public Facts facts() {
      return Facts.of(new Way(Why.THEN, then).giving(values.keySet()))
          .learning(Learning.computed(values));
    }
  }

  /** Goes the first way whose condition is true; one that needs a missing value is not. */
  record Branch(List<Case> cases, String otherwise) implements Node {
    public Branch {
      cases = List.copyOf(cases);
      for (Case way : cases) {
        if (way.when().type() != ValueType.YES_NO) {
          throw new IllegalArgumentException("expected a condition, found " + way.when());
        }
      }
    }

    /** One way and its condition. */
    public record Case(Formula when, String to) {
      Way way() {
        return new Way(Why.CONDITION, when.toString(), to);
      }
    }

    @Override
    public Facts facts() {
      return Facts.of()
          .going(cases.stream().map(Case::way))
          .going(Stream.of(new Way(Why.ELSE, otherwise)))
          .learning(Learning.judged(cases));
    }
  }

  /**
   * Goes one of two ways: people are there, or not.
   *
   * @param on the name of a day, any hour of which counts; without it, or when that day is missing,
   *     this moment
   * @param into the name of a sentence about that day's hours
   */
  record Hours(Optional<String> on, Optional<String> into, String open, String closed)
      implements Node {
    @Override
    public Facts facts() {
      java.util.Set<String> day = on.map(java.util.Set::of).orElse(java.util.Set.of());
      java.util.Set<String> told = into.map(java.util.Set::of).orElse(java.util.Set.of());
      return Facts.of(
              new Way(Why.OPEN, open).giving(told), new Way(Why.CLOSED, closed).giving(told))
          .learning(Learning.of(day, java.util.Set.of()).asking(day));
    }
  }

  /**
   * Asks a system of the company's.
   *
   * @param what is asked
   * @param take the values of the answer, each by its name: all must be there
   * @param sound heard while the system works
   * @param forget the name of what is wrong if the system knows no such thing: from then on it is
   *     spoken, and not known
   * @param missing the way when the system knows no such thing
   * @param failed the way when it gave no answer that can be used
   */
  record Lookup(
      Query what,
      Map<String, Take> take,
      Optional<Prompt> sound,
      Optional<String> forget,
      String then,
      String missing,
      String failed)
      implements Node {
    /** A system that has not answered so long after its time never will. */
    public static final Duration LATE = Duration.ofSeconds(1);

    public static final Duration TIMEOUT_DEFAULT = Duration.ofSeconds(5);
    public static final Duration TIMEOUT_MIN = Duration.ofSeconds(1);
    public static final Duration TIMEOUT_MAX = Duration.ofSeconds(20);

    public Lookup {
      take = Collections.unmodifiableMap(new LinkedHashMap<>(take));
      Tries.requireWithin(what.timeout(), TIMEOUT_MIN, TIMEOUT_MAX);
    }

    /**
     * What is asked.
     *
     * @param path begins with {@code /}; values stand in it as <code>{name}</code>
     * @param send for a post: from the field to the name of the value
     */
    public record Query(
        String system, Method method, String path, Map<String, String> send, Duration timeout) {
      public Query {
        send = Collections.unmodifiableMap(new LinkedHashMap<>(send));
      }

      /** The values in the path, without which nothing is asked. */
      List<String> names() {
        return Prompt.namesIn(path).toList();
      }
    }

    /** How a system is asked. */
    public enum Method {
      GET,
      POST
    }

    /**
     * One field of the answer.
     *
     * @param field leads to it from the top, name by name
     * @param most the characters of a text, the digits of digits, or the amount of a number or of
     *     money: more is no answer
     */
    public record Take(
        List<String> field, ValueType type, Optional<String> currency, Optional<BigDecimal> most) {
      public Take {
        field = List.copyOf(field);
        if ((type == ValueType.MONEY) != currency.isPresent()) {
          throw new IllegalArgumentException("expected a currency of money, and of nothing else");
        }
      }

      /** However much it is. */
      public Take(List<String> field, ValueType type, Optional<String> currency) {
        this(field, type, currency, Optional.empty());
      }

      /** Anything but money. */
      public Take(List<String> field, ValueType type) {
        this(field, type, Optional.empty());
      }

      /** Whether a value is as much as it may be. */
      public boolean takes(Value value) {
        BigDecimal much =
            switch (value) {
              case Value.Text(String text) -> BigDecimal.valueOf(text.length());
              case Value.Digits(String digits) -> BigDecimal.valueOf(digits.length());
              case Value.Number(BigDecimal amount) -> amount.abs();
              case Value.Money money -> money.amount().abs();
              case Value.YesNo _, Value.Day _, Value.Time _, Value.Phone _ -> BigDecimal.ZERO;
            };
        return most.filter(limit -> much.compareTo(limit) > 0).isEmpty();
      }
    }

    @Override
    public Facts facts() {
      return LookupFacts.of(this);
    }
  }

  /** The caller asks for a person: the flow ends, the line for {@code queue} begins. */
  record Queue(String queue, Optional<Prompt> heard, LineWish wish) implements Node {
    /** In which a caller gets what all get. */
    public Queue(String queue, Optional<Prompt> heard) {
      this(queue, heard, LineWish.NONE);
    }

    @Override
    public Facts facts() {
      return Facts.of()
          .saying(Role.PROMPT, heard)
          .saying(Role.IN_LINE, wish.say())
          .ending(Ending.PERSON);
    }
  }

  /** Says what to do, then the caller leaves a message: the flow ends. */
  record Message(Prompt prompt) implements Node {
    @Override
    public Facts facts() {
      return Facts.of().saying(Role.PROMPT, prompt).ending(Ending.MESSAGE);
    }
  }

  /** The call is over, by the caller's own choice. */
  record End(Optional<Prompt> heard) implements Node {
    @Override
    public Facts facts() {
      return Facts.of().saying(Role.GOODBYE, heard).ending(Ending.OVER);
    }
  }
}
