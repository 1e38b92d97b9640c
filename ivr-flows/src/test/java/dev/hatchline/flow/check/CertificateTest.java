package dev.hatchline.flow.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Of the flows that are shipped, whole: a change of a flow or of the proof is seen here. */
class CertificateTest {
  private static final FlowReader READER =
      FlowReader.judging(
          Map.of(
              "company", "Example Company",
              "hours", "We are open around the clock.",
              "date_order", "two digits for the month, and two for the day"));

  /** A voice that is as quick as the one that lines have. */
  private static final Measure VOICE =
      new Measure("steady", false, prompt -> Duration.ofMillis(prompt.toString().length() * 65L));

  private static String certificate(String flow) throws FlowException {
    String text = FlowReader.shippedText(flow);
    return READER.prove(flow + ".yaml", text, VOICE).certificate().text();
  }

  /** Without the hash, which changes with every comment. */
  private static String facts(String flow) throws FlowException {
    return certificate(flow).replaceFirst("sha256 [0-9a-f]{12}", "sha256 …");
  }

  @Test
  void firstCall() throws FlowException {
    assertThat(facts("first-call"))
        .isEqualTo(
            """
            first-call  sha256 …  voice steady
              walked          2 nodes, 12 states, both ways of 0 conditions, from start
              a person        one key away wherever a caller hears or waits: 0 in 6 states
              first named     7.5 s after the answer at the latest: welcome
              through errors  to a person in 38.1 s at the longest: welcome (2 failed tries)
              ends            none but with a person
              prompts         the longest 7.5 s (welcome); at most 1 choice
            """);
  }

  @Test
  void companyLine() throws FlowException {
    assertThat(facts("company-line"))
        .isEqualTo(
            """
            company-line  sha256 …  voice steady
              walked          40 nodes, 118 states, both ways of 8 conditions, from start, waiting and callback
              a person        one key away wherever a caller hears or waits: 0 in 49 states, *0 (or 0 and 2 s) in 8 where digits are typed
              first named     9.4 s after the answer at the latest: arrive → away → away-menu
              through errors  to a person in 133.0 s at the longest: which-number (2 failed tries)
              ends            note, promise: after the caller's choice; a person named before
              prompts         the longest 9.1 s (tell-outage); at most 3 choices
            """);
  }

  /** Whoever has kept the words alone reads the same out of them. */
  @Test
  void itsWordsAreReadBack() throws FlowException {
    for (String flow : List.of("first-call", "company-line")) {
      Certificate certificate =
          READER.prove("x", FlowReader.shippedText(flow), VOICE).certificate();
      CertificateWords words = CertificateWords.of(certificate.text()).orElseThrow();
      assertThat(words.named()).isCloseTo(certificate.named().time(), Duration.ofMillis(50));
      assertThat(words.prompt()).isCloseTo(certificate.prompt().time(), Duration.ofMillis(50));
      assertThat(words.choices()).isEqualTo(certificate.choices());
    }
    Certificate one = READER.prove("x", FlowReader.shippedText("first-call"), VOICE).certificate();
    assertThat(CertificateWords.of(one.text().replace("at most 1 choice", "no choices")))
        .hasValueSatisfying(words -> assertThat(words.choices()).isZero());
    assertThat(CertificateWords.of("flow: first-call")).isEmpty();
  }

  @Test
  void theSameTextHasTheSameCertificateWhateverItsShare() throws FlowException {
    String text = FlowReader.shippedText("first-call");
    assertThat(READER.prove("x", "canary: 10 %\n" + text, VOICE).certificate())
        .isEqualTo(READER.prove("y", text, VOICE).certificate());
  }
}
