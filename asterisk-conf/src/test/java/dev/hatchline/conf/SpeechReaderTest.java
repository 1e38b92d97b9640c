package dev.hatchline.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeechReaderTest {
  @TempDir Path folder;

  private Speech read(String text) throws Exception {
    return OperatorFile.read(Files.writeString(folder.resolve("hatchline.yaml"), text)).speech();
  }

  private List<String> problems(String text) {
    return catchThrowableOfType(ConfigException.class, () -> read(text)).problems().stream()
        .map(problem -> problem.toString().replaceFirst(".*\\.yaml:", ""))
        .toList();
  }

  @Test
  void englishIsHeardUnlessTheOperatorSaysOtherwise() throws Exception {
    assertThat(read("company: Example"))
        .isEqualTo(new Speech(true, Map.of("en", "hatch-en-8k"), Map.of(), 60));
    assertThat(read("speech: {hear: false}").hear()).isFalse();
  }

  @Test
  void everythingThatMayBeSaid() throws Exception {
    assertThat(
            read(
                """
                speech:
                  models: {en: vosk-model-small-en-us-0.15, es: /opt/models/es}
                  escape-words:
                    en: [help desk]
                    es: [una persona]
                  calls: 12
                """))
        .isEqualTo(
            new Speech(
                true,
                Map.of("en", "vosk-model-small-en-us-0.15", "es", "/opt/models/es"),
                Map.of("en", List.of("help desk"), "es", List.of("una persona")),
                12));
  }

  @Test
  void mistakesAreToldAllAtOnce() {
    assertThat(
            problems(
                """
                speech:
                  hear: perhaps
                  models: {en-GB: x}
                  escape-words: {en: [Agent, "0"]}
                  calls: 0
                  call: 3
                """))
        .containsExactly(
            "2:9: 'perhaps' stands here; expected true or false",
            "3:12: 'en-GB' stands here; expected a language without a country, such as 'en'",
            "4:23: 'Agent' stands here; expected words of small letters, with one space between"
                + " them",
            "4:30: '0' stands here; expected words of small letters, with one space between them",
            "5:10: '0' stands here; expected a whole number from 1 to 240",
            "6:3: 'call' is not known here; expected one of calls, escape-words, hear, models (did"
                + " you mean 'calls'?)");
  }

  @Test
  void escapeWordsHaveALimit() {
    String many = String.join(", ", Collections.nCopies(51, "help"));
    assertThat(problems("speech: {escape-words: {en: [" + many + "]}}"))
        .containsExactly("1:29: 51 stand here; expected at most 50 of a language");
  }
}
