package dev.hatchline.app.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.app.OtherModels;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.conf.OperatorFile;
import dev.hatchline.flow.check.Measure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A flow's words are held against the models of the operator's file. */
class HouseWordsTest {
  private static final String FLOW =
      """
      flow: line
      start: welcome
      nodes:
        welcome:
          menu:
            prompt: "For a person, press zero. For your parcel, say parcel or press one."
            choices: {1: {to: bye, words: [parcel]}}
        bye: {end: Goodbye.}
      """;

  @TempDir Path folder;
  private Path home;

  @BeforeEach
  void home() throws Exception {
    home = Files.createDirectory(folder.resolve("models"));
  }

  private HouseWords words(OperatorConfig config) {
    return new HouseWords(config.speech(), home, folder);
  }

  private OperatorConfig house(String speech) throws Exception {
    Path file = folder.resolve("hatchline.yaml");
    Files.writeString(file, "speech: {" + speech + "}\n");
    return OperatorFile.read(file);
  }

  private void check(String speech) throws Exception {
    OperatorConfig config = house(speech);
    var _ =
        HouseChecking.of(config, List.of(Measure.ESTIMATE))
            .hearing(words(config))
            .check("line.yaml", FLOW);
  }

  /** A vendor's model, as much of it as is looked at. */
  private void model(Path model) throws Exception {
    for (String file : List.of("am/final.mdl", "graph/HCLr.fst", "graph/Gr.fst")) {
      Files.createDirectories(model.resolve(file).getParent());
      Files.writeString(model.resolve(file), "");
    }
    Files.createDirectories(model.resolve("conf"));
    Files.writeString(model.resolve("conf/mfcc.conf"), "--sample-frequency=16000\n");
    Files.writeString(model.resolve("graph/words.txt"), "<eps> 0\n[unk] 1\nparcel 2\n");
  }

  @Test
  void whatTheShippedModelDoesNotKnowIsRefusedAtItsPlace() {
    assertThatThrownBy(() -> check("hear: true"))
        .hasMessageContaining("line.yaml:7:38: 'parcel' is no word that the recogniser knows");
  }

  @Test
  void noChoiceHasAnEscapeWordOfTheHouseInIt() throws Exception {
    model(folder.resolve("own/model"));
    assertThatThrownBy(() -> check("models: {en: own/model}, escape-words: {en: [parcel]}"))
        .hasMessageContaining(
            "line.yaml:7:38: 'parcel' is taken: who says it always comes to a person;"
                + " expected words without 'parcel'");
  }

  @Test
  void escapeWordsOfTheHouseAreHeldAgainstTheModel() {
    assertThatThrownBy(() -> check("hear: true, escape-words: {en: [clerk]}"))
        .hasMessageContaining(
            "speech.escape-words in the operator's file: 'clerk' is no word that the recogniser"
                + " knows");
    assertThatThrownBy(() -> check("hear: true, escape-words: {es: [clerk]}"))
        .as("a language that the flow does not speak")
        .hasMessageNotContaining("clerk");
  }

  @Test
  void whereNothingIsHeardAnyWordMayStand() throws Exception {
    check("hear: false");
  }

  @Test
  void aModelOfTheHouseOrOneByItsFolderCounts() throws Exception {
    model(home.resolve("large"));
    check("models: {en: large}");
    model(folder.resolve("own/model"));
    check("models: {en: own/model}");
  }

  @Test
  void aModelThatIsNotThereHoldsUpNoFlow() throws Exception {
    check("models: {en: nowhere}");
  }

  @Test
  void aLanguageOfACountryIsUnderstoodByTheLanguagesModel() throws Exception {
    HouseWords words = words(house("hear: true"));
    assertThat(words.words("en-GB")).isEqualTo(words.words("en")).isPresent();
    assertThat(words.words("es")).isEmpty();
  }

  @Test
  void whatCallersSayInTheirOwnWordsAModelOfManyUnderstands() throws Exception {
    OtherModels.large(folder);
    HouseWords words = words(house("models: {en: ./large, de: hatch-en-8k}"));
    assertThat(words.freely("en-GB")).isTrue();
    assertThat(words.freely("de")).as("few").isFalse();
    assertThat(words.freely("es")).as("no model").isFalse();
  }
}
