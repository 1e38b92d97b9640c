package dev.hatchline.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The log's own patterns, as they stand in its files. */
class MaskedTextTest {
  private static final Pattern PATTERN = Pattern.compile("<pattern>(.*)</pattern>");
  private static final Path RESOURCES = Path.of("src/main/resources");

  @Test
  void noPatternOfTheLogTellsANumberNotEvenOfAFault() throws Exception {
    List<String> patterns =
        PATTERN
            .matcher(
                Files.readString(RESOURCES.resolve("logback-spring.xml"))
                    + Files.readString(RESOURCES.resolve("log-text.xml")))
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(patterns).hasSize(2);
    for (String pattern : patterns) {
      String line = logged(pattern);
      assertThat(line)
          .as(pattern)
          .contains(
              "call of …123 failed", "IllegalStateException: …456 is gone", "at dev.hatchline")
          .doesNotContain("0123", "123456");
    }
  }

  private static String logged(String pattern) {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    context.putObject(
        ch.qos.logback.core.CoreConstants.PATTERN_RULE_REGISTRY,
        java.util.Map.of("masked", MaskedText.class.getName(), "call", CallOfLine.class.getName()));
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(pattern);
    encoder.start();
    LoggingEvent event =
        new LoggingEvent(
            MaskedTextTest.class.getName(),
            context.getLogger("a.logger"),
            Level.ERROR,
            "call of {} failed",
            new IllegalStateException("+4930123456 is gone"),
            new Object[] {"+12025550123"});
    return new String(encoder.encode(event), StandardCharsets.UTF_8);
  }
}
