package dev.hatchline.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is put together by hand is what the patterns would have made. */
class FilledTest {
  private static final Pattern NAME = Pattern.compile("\\{([^{}]*)\\}");
  private static final String LETTERS = "ab{}{}{} \t\n..,!?:é";
  private static final int TEXTS = 20_000;

  private static String byPatterns(String words) {
    String text =
        NAME.matcher(words)
            .replaceAll(name -> Matcher.quoteReplacement("<" + name.group(1) + "> "));
    return text.strip().replaceAll("\\s+", " ").replaceAll(" (?=[.,;:?!])", "");
  }

  @Test
  void textsAreFilledAsByPatterns() {
    Random random = new Random(7);
    for (int one = 0; one < TEXTS; one++) {
      StringBuilder words = new StringBuilder();
      for (int length = random.nextInt(25); length > 0; length--) {
        words.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
      }
      String text = words.toString();
      assertThat(Filled.tidy(Filled.of(text, name -> "<" + name + "> ")))
          .as("'%s'", text)
          .isEqualTo(byPatterns(text));
    }
  }
}
