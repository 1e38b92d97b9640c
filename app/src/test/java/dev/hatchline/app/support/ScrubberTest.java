package dev.hatchline.app.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScrubberTest {
  private static final String SECRET = "a+b/c=Tr0ub4dor&3";

  private static Scrubber scrubber(boolean complete) {
    KnownWords words = new KnownWords();
    words.addName("Ada Löw-Brook");
    words.add("my invoice is wrong");
    words.add("40017");
    return new Scrubber(new SecretForms(List.of(SECRET, "x1")), words, complete);
  }

  private static String text(String text) {
    return scrubber(true).text(text);
  }

  @Test
  void aSecretIsFoundInEachForm() {
    byte[] bytes = SECRET.getBytes(StandardCharsets.UTF_8);
    for (String form :
        List.of(
            SECRET,
            URLEncoder.encode(SECRET, StandardCharsets.UTF_8),
            Base64.getEncoder().encodeToString(bytes),
            Base64.getUrlEncoder().encodeToString(bytes),
            Base64.getEncoder().withoutPadding().encodeToString(bytes))) {
      assertThat(text("is " + form + " here")).doesNotContain(form).startsWith("is (secret)");
    }
  }

  @Test
  void aSecretWithinSomethingLongerIsFoundInBase64WhereverItBegins() {
    for (String before : List.of("", "a", "ab", "abc", "operations:")) {
      String whole =
          Base64.getEncoder()
              .encodeToString((before + SECRET + "tail").getBytes(StandardCharsets.UTF_8));
      String left = text("x " + whole);
      assertThat(left).as(before).contains("(secret)");
      String rest = left.substring(2).replace("(secret)", "");
      assertThat(rest.length()).as("what is left of it: %s", rest).isLessThan(whole.length() - 19);
    }
  }

  @Test
  void whatFollowsAWordForSecretsGoesWhateverItIs() {
    assertThat(text("Authorization: Bearer abc.def")).isEqualTo("Authorization: Bearer (secret)");
    assertThat(text("authorization basic b3A6eA==")).isEqualTo("authorization basic (secret)");
    assertThat(text("with password=hunter2, and api-key: k1"))
        .isEqualTo("with password= (secret) and api-key: (secret)");
    assertThat(text("to https://ann:pw@x.example/a?sig=1&t=2"))
        .isEqualTo("to https://(secret)@x.example/a?…");
  }

  @Test
  void personsAreTakenOutHoweverTheyStand() {
    assertThat(text("ada löw-brook, ADA, and Brook rang")).isEqualTo("…, …, and … rang");
    assertThat(text("wants: My  invoice -- is wrong!")).isEqualTo("wants: …!");
    assertThat(text("gave 40017 and 400171")).isEqualTo("gave … and …171");
    assertThat(text("from (202) 555-0123")).isEqualTo("from …123");
    assertThat(text("from 202+555+0123, +1+202+555+0123")).isEqualTo("from …123, …123");
    assertThat(text("a=Ada%20L%C3%B6w-Brook&b=Ada+Brook")).isEqualTo("a=…&b=…+…");
    assertThat(text("as QmFydGhvbG9tZXcgUXVpc3Q= and 4be5a0a4-5b1a-4d1c-9d3f-0a3a6f2a1b11"))
        .startsWith("as (encoded) and 4be5a0a4-");
    assertThat(
            text("as NzczNDEwOTYy or MDE3NDE is StoreFault, of the database, available, Http11Nio"))
        .isEqualTo("as (encoded) or MDE3NDE is StoreFault, of the database, available, Http11Nio");
    assertThat(text("mail to ann.b@example.co.uk")).isEqualTo("mail to …@…");
    assertThat(text("named 'Zoë' or \"Zoë\", don't")).isEqualTo("named “…” or “…”, don't");
  }

  @Test
  void ofALogTimeLevelAndPlaceStay() {
    String ours = "2026-11-28T14:05:03.120+01:00 INFO  [4be5a0a4-5b1a-4d1c-9d3f-0a3a6f2a1b11] ";
    assertThat(scrubber(true).line(ours + "d.h.app.call.Calls: Ada from +12025550123 is up"))
        .isEqualTo(ours + "d.h.app.call.Calls: … from …123 is up");
    String his = "[2026-11-28 14:05:03.120] NOTICE[712][C-0000001a]: res_pjsip.c:12 f: ";
    assertThat(scrubber(true).line(his + "Ada failed")).isEqualTo(his + "… failed");
    String frame = "\tat dev.hatchline.app.Engine.close(Engine.java:120)";
    assertThat(scrubber(true).line(frame)).isEqualTo(frame);
    assertThat(scrubber(true).line("java.io.IOException: Ada is away"))
        .isEqualTo("java.io.IOException: … is away");
  }

  @Test
  void whereNamesAreNotKnownNoTextIsShown() {
    String ours = "2026-11-28T14:05:03.120Z WARN  [] d.h.app.Engine: ";
    assertThat(scrubber(false).line(ours + "Zoë rang")).isEqualTo(ours + "(not shown)");
    assertThat(scrubber(false).line("Zoë rang")).isEqualTo("(not shown)");
  }

  @Test
  void figuresOfMetersStayAndLabelsAreMasked() {
    String bucket = "hatchline_line_wait_seconds_bucket{le=\"0.001048576\",line=\"1000\"} 1.764E9";
    assertThat(scrubber(true).meter(bucket)).isEqualTo(bucket);
    assertThat(scrubber(true).meter("x_total{line=\"12025550123\",node=\"Ada\"} 12025550123"))
        .isEqualTo("x_total{line=\"…123\",node=\"…\"} 12025550123");
    assertThat(scrubber(true).meter("# HELP x y")).isEqualTo("# HELP x y");
  }
}
