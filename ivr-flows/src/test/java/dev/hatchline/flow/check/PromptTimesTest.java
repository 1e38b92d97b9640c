package dev.hatchline.flow.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Callback;
import dev.hatchline.flow.Entry;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.ValueType;
import dev.hatchline.flow.run.PromptLength;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptTimesTest {
  private static final Duration WAIT = Duration.ofSeconds(4);

  /** A tenth of a second for each letter. */
  private static final PromptLength VOICE =
      prompt -> Duration.ofMillis(prompt.toString().length() * 100L);

  private static final Map<String, ValueType> TYPES =
      Map.of(
          "wait", ValueType.TEXT,
          "state", ValueType.TEXT,
          "order", ValueType.DIGITS,
          "place", ValueType.DIGITS,
          "count", ValueType.NUMBER,
          "sent", ValueType.YES_NO,
          "day", ValueType.DAY,
          "price", ValueType.MONEY,
          "at", ValueType.TIME,
          "caller", ValueType.PHONE);

  private static List<Fault> faults(Node node) {
    return new PromptTimes(VOICE, TYPES)
        .faults(new Flow("line", "people", "start", Map.of("start", node)));
  }

  private static Prompt prompt(String words) {
    return new Prompt(
        List.of(words.contains("{") ? new Prompt.Template(words) : new Prompt.Text(words)));
  }

  @Test
  void aPromptTakesTenSecondsAtMost() {
    assertThat(faults(new Node.Message(prompt("x".repeat(100))))).isEmpty();
    assertThat(faults(new Node.Message(prompt("x".repeat(124)))))
        .containsExactly(
            new Fault(
                "start",
                new Spot.Part(List.of("prompt")),
                "prompt-too-long",
                "it takes 12.4 s",
                "at most 10 s: say it in two nodes"));
  }

  @ParameterizedTest
  @CsvSource({
    "{wait}, 70",
    "{state}, 70",
    "{place}, 60",
    "{count}, 58",
    "{count:digits}, 60",
    "{price}, 28",
    "{at}, 77",
    "{sent}, 95",
    "{day}, 65",
    "{day:short}, 76",
    "{day:year}, 42",
    "{caller}, 40",
    "{sent} {sent}, 90"
  })
  void valuesTakeTheirLongestWords(String values, int room) {
    Prompt fits =
        new Prompt(List.of(new Prompt.Template(values), new Prompt.Text("x".repeat(room - 1))));
    Prompt exceeds =
        new Prompt(List.of(new Prompt.Template(values), new Prompt.Text("x".repeat(room + 1))));
    assertThat(faults(new Node.Message(fits))).isEmpty();
    assertThat(faults(new Node.Message(exceeds))).hasSize(1);
  }

  private static Node ask(int digits, String wrong, String confirm) {
    return new Node.Ask(
        prompt("Well?"),
        "order",
        new Entry.Digits(1, digits),
        WAIT,
        WAIT,
        2,
        Optional.of(prompt(wrong)),
        Optional.of(prompt(confirm)),
        true,
        Optional.empty(),
        "start");
  }

  @Test
  void digitsThatAreTypedTakeAsLongAsTheyMayBe() {
    assertThat(faults(ask(25, "No.", "{order}"))).isEmpty();
    assertThat(faults(ask(26, "No.", "{order}")))
        .extracting(Fault::spot)
        .containsExactly(new Spot.Part(List.of("confirm")));
  }

  @Test
  void whatIsSaidAfterAFailureIsJudgedToo() {
    assertThat(faults(ask(4, "x".repeat(101), "{order}")))
        .extracting(Fault::spot)
        .containsExactly(new Spot.Part(List.of("wrong")));
  }

  @Test
  void whatIsHeardWhileASystemWorksIsCutOffAnyway() {
    Callback callback =
        new Callback(
            "caller",
            Optional.empty(),
            Optional.of(prompt("x".repeat(200))),
            prompt("x".repeat(101)),
            "start",
            Optional.empty(),
            new Callback.When.Choose());
    assertThat(faults(callback))
        .extracting(Fault::spot)
        .containsExactly(new Spot.Part(List.of("goodbye")));
  }
}
