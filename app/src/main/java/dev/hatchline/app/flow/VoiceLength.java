package dev.hatchline.app.flow;

import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.check.Measure;
import dev.hatchline.flow.run.PromptLength;
import dev.hatchline.telephony.prompt.FreeTtsSynthesizer;
import dev.hatchline.telephony.prompt.PromptException;
import dev.hatchline.telephony.prompt.SpokenLength;
import dev.hatchline.telephony.prompt.Synthesizer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How long the line's voice takes, part by part, without an engine: what it has spoken before is
 * measured by its file.
 */
public final class VoiceLength implements PromptLength {
  /** What the voice takes at most beside what is estimated; {@code VoiceLengthTest}. */
  private static final Duration SOUND_MAX = Duration.ofMillis(150);

  private static final Duration PAUSE_MAX = Duration.ofMillis(175);
  private static final Duration DIGIT_MAX = Duration.ofMillis(500);

  private final Where where;
  private final Function<String, Duration> unknown;

  private VoiceLength(Where where, Function<String, Duration> unknown) {
    this.where = where;
    this.unknown = unknown;
  }

  /**
   * Whose voice, and where it has been kept.
   *
   * @param voice as the operator's file names it
   * @param kept what has been spoken
   * @param recordings what flows name
   */
  public record Where(String voice, Path kept, Path recordings) {}

  /** Quick bounds first; where these do not do, what has not been spoken yet is spoken. */
  public static Measures measures(Where where) {
    return new Measures(where);
  }

  /** Whoever is done with them closes them. */
  public static final class Measures implements AutoCloseable {
    private final Speaking speaking;
    private final List<Measure> all;

    private Measures(Where where) {
      speaking = new Speaking(where.voice());
      PromptLength bounds = new VoiceLength(where, VoiceLength::bound);
      PromptLength exact = new VoiceLength(where, speaking::length);
      all =
          List.of(
              new Measure(where.voice(), true, bounds), new Measure(where.voice(), false, exact));
    }

    public List<Measure> all() {
      return all;
    }

    @Override
    public void close() {
      speaking.close();
    }
  }

  @Override
  public Duration of(Prompt prompt) {
    return prompt.parts().stream().map(this::of).reduce(Duration.ZERO, Duration::plus);
  }

  private Duration of(Prompt.Part part) {
    return switch (part) {
      case Prompt.Text(String words) -> spoken(words);
      case Prompt.Template(String words) -> spoken(words);
      case Prompt.Recording(String file, _) ->
          SpokenLength.recorded(where.recordings().resolve(file))
              .orElseGet(() -> PromptLength.ESTIMATE.of(new Prompt(List.of(part))));
    };
  }

  private Duration spoken(String words) {
    String voice = FreeTtsSynthesizer.voice(where.voice());
    return SpokenLength.kept(where.kept(), voice, words).orElseGet(() -> unknown.apply(words));
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

  /** Says it, and listens to nothing but its length. The voice is made when it is wanted. */
  private static final class Speaking implements AutoCloseable {
    private final String voice;
    private final Map<String, Duration> known = new HashMap<>();
    private @Nullable Synthesizer speaks;

    Speaking(String voice) {
      this.voice = voice;
    }

    synchronized Duration length(String words) {
      return known.computeIfAbsent(words, this::spoken);
    }

    private Duration spoken(String words) {
      Synthesizer one = speaks == null ? new FreeTtsSynthesizer(voice) : speaks;
      speaks = one;
      try {
        return one.speak(words).duration();
      } catch (PromptException _) {
        return bound(words); // why it cannot be spoken is told where it is to be heard
      }
    }

    @Override
    public synchronized void close() {
      if (speaks != null) {
        speaks.close();
      }
    }
  }
}
