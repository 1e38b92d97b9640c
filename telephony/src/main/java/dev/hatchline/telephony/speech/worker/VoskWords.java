package dev.hatchline.telephony.speech.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what Vosk 0.3.45 answers.
 *
 * <pre>
 *   {"partial" : "talk to"}
 *   {"result" : [{"conf" : 0.98, "end" : 1.02, "start" : 0.54, "word" : "agent"}], "text" : "agent"}
 *   {"text" : ""}
 * </pre>
 */
final class VoskWords {
  private static final String STRING = "\"((?:[^\"\\\\]++|\\\\.)*+)\"";
  private static final String NUMBER = "(-?[0-9.]++(?:[eE][-+]?[0-9]++)?+|-?nan|-?inf)";
  private static final Pattern PARTIAL = Pattern.compile("\"partial\"\\s*:\\s*" + STRING);
  private static final Pattern WORD =
      Pattern.compile(
          "\\{\\s*\"conf\"\\s*:\\s*%s,\\s*\"end\"\\s*:\\s*%s,\\s*\"start\"\\s*:\\s*%s,\\s*\"word\"\\s*:\\s*%s"
              .formatted(NUMBER, NUMBER, NUMBER, STRING));

  private VoskWords() {}

  /** A word; times are seconds of what the decoder got. */
  record Timed(String text, double confidence, double start, double end) {}

  /** What it sounds like so far. */
  static String partial(String json) {
    Matcher found = PARTIAL.matcher(json);
    return found.find() ? plain(found.group(1)) : "";
  }

  /** The words of a result. */
  static List<Timed> words(String json) {
    List<Timed> words = new ArrayList<>();
    for (Matcher found = WORD.matcher(json); found.find(); ) {
      double confidence = Math.clamp(number(found.group(1)), 0, 1);
      words.add(
          new Timed(
              plain(found.group(4)), confidence, number(found.group(3)), number(found.group(2))));
    }
    return words;
  }

  private static double number(String digits) {
    return digits.endsWith("nan") || digits.endsWith("inf") ? 0 : Double.parseDouble(digits);
  }

  /** A word has nothing but a quote that a string would hide. */
  private static String plain(String json) {
    return json.replace("\\\"", "\"").replace("\\\\", "\\");
  }
}
