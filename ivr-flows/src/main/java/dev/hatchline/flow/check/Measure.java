package dev.hatchline.flow.check;

import dev.hatchline.flow.run.PromptLength;

/**
 * How long what is said takes.
 *
 * @param voice the name of who says it
 * @param about whether times are bounds, and not measured
 * @param lengths of prompts in which no value is missing any more
 */
public record Measure(String voice, boolean about, PromptLength lengths) {
  /** Without a synthesizer. */
  public static final Measure ESTIMATE = new Measure("estimate", true, PromptLength.ESTIMATE);
}
