package dev.hatchline.flow.check;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the words of a certificate say, for whoever has kept no more of it: times to the tenth of a
 * second. The other way round is {@link Certificate#text}.
 *
 * @param named when a person has been named to every caller, at the latest
 * @param prompt the longest that is said
 * @param choices the most at one node
 */
public record CertificateWords(Duration named, Duration prompt, int choices) {
  private static final Pattern NAMED =
      Pattern.compile("(?m)^ {2}first named +([0-9]+\\.[0-9]) s after the answer");

  private static final Pattern PROMPTS =
      Pattern.compile(
          "(?m)^ {2}prompts +the longest ([0-9]+\\.[0-9]) s \\(.*\\);"
              + " (?:no choices|at most ([0-9]{1,6}) choices?)$");

  /** Empty if it is the text of no certificate. */
  public static Optional<CertificateWords> of(String text) {
    Matcher named = NAMED.matcher(text);
    Matcher prompts = PROMPTS.matcher(text);
    if (!named.find() || !prompts.find()) {
      return Optional.empty();
    }
    String choices = prompts.group(2);
    return Optional.of(
        new CertificateWords(
            time(named.group(1)),
            time(prompts.group(1)),
            choices == null ? 0 : Integer.parseInt(choices)));
  }

  private static Duration time(String seconds) {
    return Duration.ofMillis(new BigDecimal(seconds).movePointRight(3).longValueExact());
  }
}
