package dev.hatchline.flow;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a flow can never be, however it was made. */
class FlowTest {
  private static final Prompt PROMPT = Prompt.text("Hello.");
  private static final Duration WAIT = Node.Menu.WAIT_DEFAULT;
  private static final Map<String, Node> ONE =
      Map.of("top", new Node.Queue("people", Optional.empty()));

  @Test
  void everyWayLeadsSomewhere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Flow("f", "people", "elsewhere", ONE))
        .withMessageContaining("elsewhere");
    Map<String, Node> lost = Map.of("top", new Node.Say(PROMPT, "lost"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Flow("f", "people", "top", lost))
        .withMessageContaining("lost");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Flow("f", "people", "top", ONE).node("lost"))
        .withMessageContaining("lost");
  }

  @Test
  void callbackOfTheLineIsANodeToo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Flow("f", "people", "top", "top", Optional.of("lost"), ONE))
        .withMessageContaining("lost");
  }

  @Test
  void ownNumberIsNeverTakenWithoutReadingItBack() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new Node.Ask(
                PROMPT,
                "number",
                new Entry.Phone(true),
                WAIT,
                Node.Ask.GAP_MIN,
                2,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                "top"))
        .withMessageContaining("read back");
  }

  @Test
  void noMenuTakesTheHatch() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Node.Menu(PROMPT, Map.of('0', "top"), WAIT, 2));
  }

  @Test
  void triesAndWaitHaveLimits() {
    Map<Character, String> choices = Map.of('1', "top");
    for (int tries : new int[] {0, 4}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Node.Menu(PROMPT, choices, WAIT, tries));
    }
    for (int seconds : new int[] {0, 16}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Node.Menu(PROMPT, choices, Duration.ofSeconds(seconds), 2));
    }
  }

  @Test
  void promptsAreNeverEmpty() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Prompt(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> Prompt.text(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> Prompt.recording("../secret.wav"));
  }
}
