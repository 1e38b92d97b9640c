package dev.hatchline.flow.check;

import dev.hatchline.flow.BuiltIn;
import dev.hatchline.flow.Facts;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.Form;
import dev.hatchline.flow.HouseSentences;
import dev.hatchline.flow.Line;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.Slot;
import dev.hatchline.flow.ValueType;
import dev.hatchline.flow.run.PromptLength;
import dev.hatchline.flow.spoken.LongestWords;
import java.time.Duration;
import java.util.Comparator;
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

  /** The longest that the house says of the wait, in words and in letters. */
  private static final List<String> WAITS = List.of("wait.longest-words", "wait.longest-letters");

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
    ValueLimits limits = ValueLimits.of(flow);
    return prompt -> length(prompt, limits);
  }

  /** Every prompt that takes too long; what the house says is not the designer's. */
  public List<Fault> faults(Flow flow) {
    ValueLimits limits = ValueLimits.of(flow);
    return flow.nodes().entrySet().stream()
        .flatMap(node ->
            judged(node.getValue().facts())
                .flatMap(line ->
                    line.prompt()
                        .each()
                        .flatMap(
                            said -> tooLong(node.getKey(), line.role(), said, limits).stream())))
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

  private Optional<Fault> tooLong(String node, Line.Role role, Prompt said, ValueLimits limits) {
    Duration length = length(said, limits);
    if (length.compareTo(PROMPT_MAX) <= 0) {
      return Optional.empty();
    }
    String what = String.format(Locale.ROOT, "it takes %.1f s", length.toMillis() / 1000.0);
    String expected = "at most " + PROMPT_MAX.toSeconds() + " s: say it in two nodes";
    return Optional.of(new Fault(node, Spot.said(role, said), "prompt-too-long", what, expected));
  }

  /** A closer look takes longer, so that only what seems too long is worth one. */
  private Duration length(Prompt prompt, ValueLimits limits) {
    Duration quick = length(prompt, limits, voice);
    return quick.compareTo(PROMPT_MAX) <= 0 ? quick : length(prompt, limits, voice.closer());
  }

  private Duration length(Prompt prompt, ValueLimits limits, PromptLength voice) {
    Duration words = prompt.filled(_ -> "").map(voice::of).orElse(Duration.ZERO);
    return prompt.parts().stream()
        .flatMap(part -> part instanceof Prompt.Template t ? t.slots().stream() : Stream.empty())
        .map(slot -> longest(slot, prompt.language(), limits, voice))
        .reduce(words, Duration::plus);
  }

  private Duration longest(Slot slot, String language, ValueLimits limits, PromptLength voice) {
    if (slot.name().equals(BuiltIn.WAIT.word())) {
      return waits(language)
          .map(words -> spoken(words, language, voice))
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
    ValueType type = types.getOrDefault(slot.name(), ValueType.TEXT);
    return type == ValueType.TEXT
        ? limits.text(slot.name())
        : spoken(
            LongestWords.of(language, type, Form.named(slot.form()), limits.of(slot.name(), type)),
            language,
            voice);
  }

  /** The longest sentences about the wait in this language. */
  public static Stream<String> waits(String language) {
    HouseSentences house = HouseSentences.in(language);
    return WAITS.stream().map(house::of);
  }

  private static Duration spoken(String words, String language, PromptLength voice) {
    return voice.of(new Prompt(List.of(new Prompt.Text(words)), language, Map.of()));
  }
}
