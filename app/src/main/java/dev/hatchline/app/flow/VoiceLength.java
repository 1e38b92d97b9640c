package dev.hatchline.app.flow;

import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.check.Measure;
import dev.hatchline.flow.run.PromptLength;
import dev.hatchline.telephony.prompt.Programs;
import dev.hatchline.telephony.prompt.PromptException;
import dev.hatchline.telephony.prompt.SpokenLength;
import dev.hatchline.telephony.prompt.VoiceNames;
import dev.hatchline.telephony.prompt.Voices;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * How long the line's voices take, part by part, without an engine: what they have spoken before is
 * measured by its file.
 */
public final class VoiceLength implements PromptLength {
  /** What the voice takes at most beside what is estimated; {@code VoiceLengthTest}. */
  private static final Duration SOUND_MAX = Duration.ofMillis(150);

  private static final Duration PAUSE_MAX = Duration.ofMillis(175);
  private static final Duration DIGIT_MAX = Duration.ofMillis(500);

  /** The tag of the house's own language. */
  private static final String HOUSE = "";

  /** The first words take half a second longer than others. */
  private static final String WAKING = "one";

  private final Where where;
  private final Unknown unknown;
  private final Optional<PromptLength> closer;

  private VoiceLength(Where where, Unknown unknown, Optional<PromptLength> closer) {
    this.where = where;
    this.unknown = unknown;
    this.closer = closer;
  }

  /**
   * Whose voices, and where these have been kept.
   *
   * @param voice as the operator's file names them
   * @param programs where those are that are programs
   * @param kept what has been spoken
   * @param recordings what flows name
   */
  public record Where(VoiceNames voice, Programs programs, Path kept, Path recordings) {}

  /** What was never spoken. */
  @FunctionalInterface
  private interface Unknown {
    Duration length(String language, String words);
  }

  /**
   * Quick bounds first; what comes near a limit, or all in the last, is spoken if it has not been.
   */
  public static Measures measures(Where where) {
    return measures(where, KnownLengths.none());
  }

  /** The same, where a check before may have heard it. */
  public static Measures measures(Where where, KnownLengths lengths) {
    return new Measures(where, lengths);
  }

  /** Whoever is done with them closes them. */
  public static final class Measures implements AutoCloseable {
    private final Speaking speaking;
    private final List<Measure> all;

    private Measures(Where where, KnownLengths lengths) {
      speaking = new Speaking(where, lengths);
      PromptLength exact = new VoiceLength(where, speaking::length, Optional.empty());
      PromptLength bounds = new VoiceLength(where, (_, words) -> bound(words), Optional.of(exact));
      String name = where.voice().toString();
      all = List.of(new Measure(name, true, bounds), new Measure(name, false, exact));
    }

    public List<Measure> all() {
      return all;
    }

    /**
     * Meanwhile the voice wakes up: for a designer whose flow is being read, if it will likely be
     * needed.
     *
     * @param longTexts whether there are any that may be too long
     */
    public Measures waking(boolean longTexts) {
      if (longTexts || !speaking.lengths.any()) {
        var _ = CompletableFuture.runAsync(speaking::wake);
      }
      return this;
    }

    @Override
    public void close() {
      speaking.close();
    }
  }

  @Override
  public PromptLength closer() {
    return closer.orElse(this);
  }

  @Override
  public Duration of(Prompt prompt) {
    return prompt.parts().stream()
        .map(part -> of(prompt.language(), part))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private Duration of(String language, Prompt.Part part) {
    return switch (part) {
      case Prompt.Text(String words) -> spoken(language, words);
      case Prompt.Template(String words) -> spoken(language, words);
      case Prompt.Pause(Duration length) -> length;
      case Prompt.Recording(String file, _) ->
          SpokenLength.recorded(where.recordings().resolve(file))
              .orElseGet(() -> PromptLength.ESTIMATE.of(new Prompt(List.of(part))));
    };
  }

  private Duration spoken(String language, String words) {
    String voice = where.voice().id(language);
    return SpokenLength.kept(where.kept(), voice, words)
        .orElseGet(() -> unknown.length(language, words));
  }

  /** Figures and the ends of sentences are short to write, and long to hear. */
  static Duration bound(String words) {
    long digits = words.chars().filter(Character::isDigit).count();
    long pauses = words.chars().filter(sign -> ".?!;".indexOf(sign) >= 0).count();
    return PromptLength.ESTIMATE
        .of(Prompt.text(words))
        .plus(SOUND_MAX)
        .plus(PAUSE_MAX.multipliedBy(pauses))
        .plus(DIGIT_MAX.multipliedBy(digits));
  }

  /** Says it, and listens to nothing but its length. */
  private static final class Speaking implements AutoCloseable {
    private final VoiceNames names;
    private final Voices voices;
    private final KnownLengths lengths;
    private final Map<Said, Duration> known = new HashMap<>();

    private record Said(String language, String words) {}

    Speaking(Where where, KnownLengths lengths) {
      this.names = where.voice();
      this.voices = Voices.of(where.voice(), where.programs());
      this.lengths = lengths;
    }

    synchronized Duration length(String language, String words) {
      return known.computeIfAbsent(
          new Said(language, words), said -> spoken(said.language(), said.words()));
    }

    void wake() {
      var _ = length(HOUSE, WAKING);
    }

    private Duration spoken(String language, String words) {
      String voice = names.id(language);
      Optional<Duration> before = lengths.of(voice, words);
      if (before.isPresent()) {
        return before.get();
      }
      try {
        Duration length = voices.speak(language, words).duration();
        lengths.hear(voice, words, length);
        return length;
      } catch (PromptException _) {
        return bound(words); // why it cannot be spoken is told where it is to be heard
      }
    }

    @Override
    public synchronized void close() {
      voices.close();
    }
  }
}
