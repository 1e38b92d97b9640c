package dev.hatchline.flow.run;

import dev.hatchline.flow.Prompt;
import java.time.Duration;

/** How long a prompt takes to be heard; if it is there in several languages, in the first. */
@FunctionalInterface
public interface PromptLength {
  /**
   * A steady voice of 14 characters a second, and 5 s for each recording: without a synthesizer.
   */
  PromptLength ESTIMATE =
      prompt ->
          prompt.parts().stream()
              .map(part ->
                  switch (part) {
                    case Prompt.Text(String words) -> spoken(words);
                    case Prompt.Template(String words) -> spoken(words);
                    case Prompt.Recording _ -> Duration.ofSeconds(5);
                    case Prompt.Pause(Duration length) -> length;
                  })
              .reduce(Duration.ZERO, Duration::plus);

  Duration of(Prompt prompt);

  /** The same, measured more closely where it can be: for what comes near a limit. */
  default PromptLength closer() {
    return this;
  }

  private static Duration spoken(String words) {
    return Duration.ofMillis(words.length() * 1000L / 14);
  }
}
