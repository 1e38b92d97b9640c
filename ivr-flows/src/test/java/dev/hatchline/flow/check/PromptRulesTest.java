package dev.hatchline.flow.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Prompt;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptRulesTest {
  private static List<Fault> menuOf(int choices, String words) {
    Map<Character, String> keys = new HashMap<>();
    for (int key = 0; key < choices; key++) {
      keys.put(Node.Menu.KEYS.charAt(key), "start");
    }
    Node menu = new Node.Menu(Prompt.text(words), keys, Duration.ofSeconds(4), 2);
    return PromptRules.faults(new Flow("line", "people", "start", Map.of("start", menu)));
  }

  @Test
  void nobodyRemembersSixChoices() {
    assertThat(menuOf(5, "One to five.")).isEmpty();
    assertThat(menuOf(7, "One to seven."))
        .containsExactly(
            new Fault(
                "start",
                new Spot.Part(List.of("choices", "6")),
                "too-many-choices",
                "there are 7 choices",
                "at most 5: nobody remembers more"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Please wait. Your call is important to us.",
        "YOUR CALL is very important -- to us!",
        "Please listen carefully, as our menu options have recently changed.",
        "Your bill. You can also access our website.",
        "Ihr Anruf ist uns sehr wichtig.",
        "Bitte hören Sie jetzt genau zu, da sich unser Menü geändert hat.",
        "Besuchen Sie doch unsere Website!",
        "Votre appel est très important pour nous.",
        "Écoutez bien attentivement, car nos options ont changé.",
        "Vous pouvez aussi consulter notre site.",
        "Su llamada es muy importante para nosotros.",
        "Escuche atentamente, porque las opciones han cambiado.",
        "Puede visitar nuestra página web."
      })
  void phrasesThatCallersHadEnoughOfAreBanned(String words) {
    assertThat(menuOf(1, words))
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.code()).isEqualTo("banned-phrase");
          assertThat(fault.spot()).isEqualTo(new Spot.Part(List.of("prompt")));
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Your call about the thing that is important comes to us at once.",
        "You can ask for access. It is on our website.",
        "Please listen. Our menu has changed.",
        "Your call is important",
        "Ihr Anruf ist da, und was wichtig ist, sagen Sie bitte uns.",
        "Votre appel est là. Nous avons un site important."
      })
  void otherWordsAreNot(String words) {
    assertThat(menuOf(1, words)).isEmpty();
  }

  @Test
  void aPhraseCannotBeSplitIntoParts() {
    Prompt split =
        new Prompt(
            List.of(new Prompt.Text("Your call is important"), new Prompt.Text("to us. {wait}")));
    Node say = new Node.Message(split);
    assertThat(PromptRules.faults(new Flow("line", "people", "start", Map.of("start", say))))
        .extracting(Fault::what)
        .containsExactly("it says 'your call is important to us'");
  }
}
