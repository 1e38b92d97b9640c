package dev.hatchline.app.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonLogTest {
  private static final String CALL = "4be5a0a4-5b1a-4d1c-9d3f-0a3a6f2a1b11";

  private static List<String> scrubbed(String line) {
    KnownWords words = new KnownWords();
    words.addName("Ada Brook");
    Scrubber scrubber = new Scrubber(new SecretForms(List.of("Tr0ub4dor&3x")), words, true);
    return JsonLog.lines(line).map(scrubber::line).toList();
  }

  @Test
  void aLineIsScrubbedAsThatOfALogInText() {
    assertThat(
            scrubbed(
                """
                {"@timestamp":"2026-11-28T14:05:03.120456Z","log":{"level":"WARN","logger":"dev.hatchline.app.call.Calls"},\
                "message":"Ada from +12025550123 said \\"it is Zoë\\" with Tr0ub4dor&3x",\
                "call":"%s","trace.id":"4be5a0a45b1a4d1c9d3f0a3a6f2a1b11",\
                "error":{"type":"java.io.IOException","message":"x",\
                "stack_trace":"java.io.IOException: Ada is away\\n\\tat dev.hatchline.app.Engine.close(Engine.java:120)\\n"}}
                """
                    .formatted(CALL)))
        .containsExactly(
            "2026-11-28T14:05:03.120Z WARN  ["
                + CALL
                + "] dev.hatchline.app.call.Calls: "
                + "… from …123 said “…” with (secret)",
            "java.io.IOException: … is away",
            "\tat dev.hatchline.app.Engine.close(Engine.java:120)");
  }

  @Test
  void aMessageOfTwoLinesIsTwoLines() {
    assertThat(
            scrubbed(
                "{\"@timestamp\":\"2026-11-28T14:05:03Z\",\"log\":{\"level\":\"INFO\",\"logger\":\"a.B\"},"
                    + "\"message\":\"one\\nAda two\"}"))
        .containsExactly("2026-11-28T14:05:03.000Z INFO  [] a.B: one", "… two");
  }

  @Test
  void whatIsNoLineOfOursIsATextOfAnyKind() {
    for (String line : List.of("{\"a\":\"Ada\"}", "{\"@timestamp\":\"Ada\"}", "{Ada", "Ada")) {
      assertThat(scrubbed(line)).as(line).hasSize(1).noneMatch(left -> left.contains("Ada"));
    }
  }
}
