package dev.hatchline.flow.check;

import dev.hatchline.flow.BuiltIn;
import dev.hatchline.flow.Facts;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.Form;
import dev.hatchline.flow.Line;
import dev.hatchline.flow.Listens;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.Slot;
import dev.hatchline.flow.ValueType;
import dev.hatchline.flow.run.PromptLength;
import dev.hatchline.flow.spoken.LongestWords;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long prompts take with one voice: at most 10 s each, with the longest words that their values
 * have.
 */
public final class PromptTimes {
  public static final Duration PROMPT_MAX = Duration.ofSeconds(10);

  /** A text could be a minute; what systems answer is a word or a few. */
  public static final Duration TEXT_TAKEN_AS = Duration.ofSeconds(3);

  /** "The wait is hard to tell, it may be an hour." */
  private static final Duration WAIT = Duration.ofSeconds(3);

  private static final Duration YES_NO = Duration.ofMillis(500);
  private static final Duration PHONE = Duration.ofSeconds(6);
  private static final Duration DIGIT = Duration.ofMillis(400);

  /** Of digits that no caller types. */
  private static final int DIGITS = 10;

  private final PromptLength voice;
  private final Map<String, ValueType> types;

  /**
   * Judges with a voice.
   *
   * @param types of every value that a flow names
   */
  public PromptTimes(PromptLength voice, Map<String, ValueType> types) {
    this.voice = voice;
    this.types = Map.copyOf(types);
  }

  /** The same voice, saying the longest words that the values of a flow can have. */
  PromptLength in(Flow flow) {
    Map<String, Integer> typed = typed(flow);
    return prompt -> length(prompt, typed);
  }

  /** Every prompt that takes too long; what the house says is not the designer's. */
  public List<Fault> faults(Flow flow) {
    Map<String, Integer> typed = typed(flow);
    return flow.nodes().entrySet().stream()
        .flatMap(node ->
            judged(node.getValue().facts())
                .flatMap(line ->
                    line.prompt()
                        .each()
                        .flatMap(
                            said -> tooLong(node.getKey(), line.role(), said, typed).stream())))
        .toList();
  }

  /** What designers can make shorter. */
  static Stream<Line> judged(Facts facts) {
    return facts.lines().stream().filter(line -> isJudged(line.role()));
  }

  private static boolean isJudged(Line.Role role) {
    return switch (role) {
      case PROMPT, WRONG, CONFIRM, IN_LINE, THANKS, GOODBYE -> true;
      case SOUND, HOUSE -> false; // cut off by what is waited for
    };
  }

  private Optional<Fault> tooLong(
      String node, Line.Role role, Prompt said, Map<String, Integer> typed) {
    Duration length = length(said, typed);
    if (length.compareTo(PROMPT_MAX) <= 0) {
      return Optional.empty();
    }
    String what = String.format(Locale.ROOT, "it takes %.1f s", length.toMillis() / 1000.0);
    String expected = "at most " + PROMPT_MAX.toSeconds() + " s: say it in two nodes";
    return Optional.of(new Fault(node, Spot.said(role, said), "prompt-too-long", what, expected));
  }

  private Duration length(Prompt prompt, Map<String, Integer> typed) {
    Duration words = prompt.filled(_ -> "").map(voice::of).orElse(Duration.ZERO);
    return prompt.parts().stream()
        .flatMap(part -> part instanceof Prompt.Template t ? t.slots().stream() : Stream.empty())
        .map(slot -> longest(slot, prompt.language(), typed.getOrDefault(slot.name(), DIGITS)))
        .reduce(words, Duration::plus);
  }

  private Duration longest(Slot slot, String language, int digits) {
    if (slot.name().equals(BuiltIn.WAIT.word())) {
      return WAIT;
    }
    ValueType type = types.getOrDefault(slot.name(), ValueType.TEXT);
    return LongestWords.of(language, type, Form.named(slot.form()))
        .map(words -> voice.of(new Prompt(List.of(new Prompt.Text(words)), language, Map.of())))
        .orElseGet(() ->
            switch (type) {
              case TEXT -> TEXT_TAKEN_AS;
              case DIGITS, NUMBER, MONEY, DAY, TIME -> DIGIT.multipliedBy(digits);
              case YES_NO -> YES_NO;
              case PHONE -> PHONE;
            });
  }

  /** How many digits the values have that callers type. */
  private static Map<String, Integer> typed(Flow flow) {
    Map<String, Integer> typed = new HashMap<>();
    flow.nodes().values().stream()
        .map(node -> node.facts())
        .forEach(facts ->
            keys(facts)
                .ifPresent(keys ->
                    facts.exits().stream()
                        .flatMap(way -> way.sets().stream())
                        .forEach(name -> typed.merge(name, keys, Math::max))));
    return typed;
  }

  private static Optional<Integer> keys(Facts facts) {
    return facts
        .listens()
        .filter(listens -> listens.mode() == Listens.Mode.DIGITS)
        .map(Listens::keysMax);
  }
}
