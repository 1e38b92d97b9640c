package dev.hatchline.bench.speech;

import java.util.List;
import java.util.stream.Stream;

/**
 * What came of whole calls: phones, µ-law RTP, Asterisk, the engine and its worker.
 *
 * @param numbers digits of people
 * @param escapes "agent", said to a menu
 * @param interruptions answers, said over a prompt
 * @param failed calls that came to nothing for another reason, each with that
 */
record CallFigures(
    List<Saying> numbers,
    List<Escape> escapes,
    List<Interruption> interruptions,
    List<String> failed) {
  /**
   * A number of so many digits.
   *
   * @param said in figures
   * @param taken what the flow took, in figures; else what the story says: words that were no
   *     number, or what else became of the call
   */
  record Saying(String speaker, String said, String taken) {
    boolean right() {
      return said.equals(taken);
    }
  }

  /**
   * "Agent", once.
   *
   * @param overPrompt while the prompt played, or in the silence after it
   * @param inviteMs from the packet with the word's last sample to the INVITE at the agent's phone;
   *     negative where none came
   */
  record Escape(String voice, boolean overPrompt, double inviteMs) {
    boolean rang() {
      return inviteMs >= 0;
    }
  }

  /**
   * An answer over a prompt.
   *
   * @param stopMs from the packet with the first sample of what is said to the last one of the
   *     prompt that came; negative where the prompt went on
   * @param length of what was said (ms)
   */
  record Interruption(String voice, double stopMs, double length) {
    boolean stopped() {
      return stopMs >= 0;
    }
  }

  /** Numbers of so many digits. */
  Stream<Saying> numbers(int length) {
    return numbers.stream().filter(number -> number.said.length() == length);
  }
}
