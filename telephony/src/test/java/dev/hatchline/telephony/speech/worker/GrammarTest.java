package dev.hatchline.telephony.speech.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.telephony.speech.Recognizer;
import dev.hatchline.telephony.speech.model.ModelException;
import dev.hatchline.telephony.speech.model.SpeechModel;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GrammarTest {
  private static SpeechModel model;

  @BeforeAll
  static void read() throws ModelException {
    model = SpeechModel.read(Models.shipped());
  }

  private static Grammar of(String... phrases) {
    return Grammar.of(model, List.of(phrases));
  }

  @Test
  void alwaysHasTheUnknown() {
    assertThat(of("agent").json()).isEqualTo("[\"agent\", \"[unk]\"]");
    assertThat(of("no such words").json()).isEqualTo("[\"[unk]\"]");
  }

  @Test
  void moreUnknownsAreTheCallersChoice() {
    assertThat(of("[unk]", "agent", "[unk]").phrases()).containsExactly("[unk]", "agent", "[unk]");
  }

  @Test
  void phraseIsThereWholeOrNotAtAll() {
    Grammar grammar = of("talk to a flibbertigibbet", "talk to a person", "");
    assertThat(grammar.phrases()).containsExactly("talk to a person", "[unk]");
    assertThat(grammar.leftOut()).containsExactly("talk to a flibbertigibbet", "");
  }

  @Test
  void smallLettersAndOneSpace() {
    assertThat(of("  Talk\tTO a  person ").phrases()).containsExactly("talk to a person", "[unk]");
  }

  @Test
  void withoutPhrasesItIsOpen() {
    assertThat(of().open()).isTrue();
    assertThat(of("no such words").open()).isFalse();
  }

  @Test
  void everyOtherWordRivalsPhrasesThatAskForIt() {
    Grammar grammar = of("agent", "talk to a person", Recognizer.RIVALS);
    assertThat(grammar.leftOut()).isEmpty();
    assertThat(grammar.phrases())
        .contains("agent", "talk to a person", "eighteen", "april", "human", "[unk]")
        .doesNotContain("agents", "talk", "talking", "to", "a", "person", Recognizer.RIVALS);
  }

  @Test
  void lengthHasALimit() {
    String longest = "a".repeat(Grammar.PHRASE_MAX_CHARS);
    assertThat(of("a ".repeat(50)).leftOut()).isEmpty();
    assertThat(of("a ".repeat(60)).leftOut()).hasSize(1);
    assertThat(of(longest).leftOut()).containsExactly(longest);
  }
}
