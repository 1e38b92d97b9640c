package dev.hatchline.telephony.speech;

import dev.hatchline.telephony.speech.Recognizer.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody said in a recording.
 *
 * @param text in small letters; "…" stands for what was said and not understood
 * @param confidence on the average of the words that were understood; 0 without any
 */
public record Transcript(String text, double confidence) {
  private static final String GAP = "…";

  /** These words, in their order. */
  public static Transcript of(List<Word> words) {
    List<String> said = new ArrayList<>();
    for (Word word : words) {
      if (!word.text().equals(Recognizer.UNKNOWN)) {
        said.add(word.text());
      } else if (said.isEmpty() || !said.getLast().equals(GAP)) {
        said.add(GAP);
      }
    }
    double sure =
        words.stream()
            .filter(word -> !word.text().equals(Recognizer.UNKNOWN))
            .mapToDouble(Word::confidence)
            .average()
            .orElse(0);
    return new Transcript(String.join(" ", said), sure);
  }

  /** How many words were understood. */
  public long words() {
    return List.of(text.split(" ")).stream()
        .filter(word -> !word.isEmpty() && !word.equals(GAP))
        .count();
  }
}
