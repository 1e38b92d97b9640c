package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.phones.meter.Meter;
import dev.hatchline.phones.meter.MeterCall;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Fifty calls are up while a flow is published: none of them is ended, or hears anything of it. */
@Timeout(300)
class PublishingUnderLoadIT {
  private static final int CALLERS = 50;
  private static final String OPERATOR =
      """
      company: Test Company
      lines: [{number: "1000", flow: line}]
      queues: [{name: people, message-when-nobody: false}]
      """;

  /** NEXT is where the first key leads. */
  private static final String FLOW =
      """
      flow: line
      start: top
      nodes:
        top:
          menu:
            prompt: For a person, press zero. For something else, press one.
            choices: { 1: NEXT }
            wait: 15 s
            tries: 3
        before: { say: This is how it was., then: person }
        now: { say: This is how it is., then: person }
        person: { queue: people }
      """;

  private static Rig rig;
  private static Designer designer;

  @BeforeAll
  static void up() {
    rig =
        Rig.up(
            OPERATOR,
            home -> {
              designer = Designer.at(home);
              save("before", "now");
            });
  }

  @AfterAll
  static void down() {
    rig.close();
  }

  /** Whoever is not led to is left out, for nothing may stand there that nobody comes to. */
  private static void save(String next, String other) {
    String text = FLOW.replace("NEXT", next).replaceAll("(?m)^  " + other + ":.*\n", "");
    designer.save("line.yaml", text);
  }

  private static String number(int caller) {
    return "+12025557%03d".formatted(caller);
  }

  /** Where the flow came to, as far as the queue: one that fails goes to people, but not by it. */
  private static List<String> nodes(String number) {
    return rig.story(number).stream().map(event -> event.path("node").asString("")).toList();
  }

  @Test
  void allFinishOnTheVersionThatTheyBeganWith() {
    try (Meter phones = Meter.at(rig.sip())) {
      List<MeterCall> calls = new ArrayList<>();
      IntStream.range(0, CALLERS).forEach(i -> calls.add(phones.call("1000", number(i))));
      calls.forEach(call -> call.awaitAnswer(Rig.PATIENCE));
      calls.forEach(call -> call.awaitSound(Rig.PATIENCE));
      save("now", "before");
      Rig.await("version 2", () -> live() == 2);
      IntStream.range(0, CALLERS).forEach(i -> calls.get(i).press('1', Rig.PATIENCE));
      IntStream.range(0, CALLERS).forEach(i -> rig.awaitEvent(number(i), "JoinedLine"));
      for (int i = 0; i < CALLERS; i++) {
        assertThat(nodes(number(i)))
            .as(number(i))
            .containsSubsequence("before", "person")
            .doesNotContain("now");
        assertThat(Rig.types(rig.story(number(i)))).doesNotContain("Ended");
      }
      try (MeterCall next = phones.call("1000", number(CALLERS))) {
        next.awaitAnswer(Rig.PATIENCE);
        next.awaitSound(Rig.PATIENCE);
        next.press('1', Rig.PATIENCE);
        rig.awaitEvent(number(CALLERS), "JoinedLine");
        assertThat(nodes(number(CALLERS)))
            .containsSubsequence("now", "person")
            .doesNotContain("before");
      }
      calls.forEach(MeterCall::close);
    }
    rig.awaitNoCalls();
  }

  private static int live() {
    JsonNode flow = rig.api("/api/flows").get(0);
    return flow.path("live").path("version").asInt();
  }
}
