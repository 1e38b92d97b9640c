package dev.hatchline.app.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.conf.Hours;
import dev.hatchline.conf.NativePrompt;
import dev.hatchline.flow.check.VoiceRules;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HouseScriptTest {
  private static final Hours MONDAYS =
      new Hours(
          ZoneId.of("UTC"),
          Map.of(
              DayOfWeek.MONDAY, List.of(new Hours.Span(LocalTime.of(9, 0), LocalTime.of(17, 0)))));
  private static final HouseScript SCRIPT = new HouseScript(MONDAYS, "Casa Azul");

  private static String said(HousePrompt prompt, String language) {
    return SCRIPT.of(prompt, language).prompt().toString();
  }

  /** Whoever says it, Asterisk alone or the engine. */
  @Test
  void englishIsWhatAsteriskSaysWithoutUs() {
    assertThat(said(HousePrompt.NOBODY_MESSAGE, "en"))
        .isEqualTo(NativePrompt.NOBODY_MESSAGE.english(MONDAYS));
    assertThat(said(HousePrompt.MESSAGE_THANKS, "en"))
        .isEqualTo(NativePrompt.MESSAGE_THANKS.english(MONDAYS));
  }

  @Test
  void spanishNamesTheHoursAndTheCompany() {
    assertThat(said(HousePrompt.NOBODY_MESSAGE, "es"))
        .startsWith("Ahora no hay nadie. Abrimos lunes de 9 a 17 horas. Después de la señal");
    assertThat(said(HousePrompt.CALLBACK_GREETING, "es"))
        .isEqualTo("Hola. Le llamamos de Casa Azul. Nos pidió que le llamáramos.");
  }

  @Test
  void aRecordingStandsInForOneLanguage() {
    assertThat(SCRIPT.of(HousePrompt.WELCOME_BACK, "en").part(1)).isEqualTo("welcome-back");
    assertThat(SCRIPT.of(HousePrompt.WELCOME_BACK, "es").part(1)).isEqualTo("welcome-back-es");
  }

  @Test
  void onlyWhatAVoiceSpeaksIsThere() {
    assertThat(NamedPrompt.house(MONDAYS, "Casa", Set.of("en")))
        .extracting(named -> named.prompt().language())
        .containsOnly("en");
    assertThat(NamedPrompt.house(MONDAYS, "Casa", Set.of("de", "es")))
        .extracting(named -> named.prompt().language())
        .contains("en", "es")
        .doesNotContain("de");
    assertThat(NamedPrompt.house(MONDAYS, "Casa", Set.of("en", "es")))
        .extracting(NamedPrompt::name)
        .doesNotHaveDuplicates()
        .contains("nobody-message", "nobody-message-es", "message-thanks-es");
  }

  @ParameterizedTest
  @CsvSource({"es, es", "es-MX, es-MX", "de, en", "fr, en", "en, en"})
  void aCallBeginsInItsLanguageWhereTheHouseHasIt(String taken, String tag) {
    VoiceRules voices = new VoiceRules(List.of("de", "en", "es"));
    assertThat(new CallTongue(voices, () -> taken).tag()).isEqualTo(tag);
    assertThat(new CallTongue(new VoiceRules(List.of("en")), () -> taken).tag()).isEqualTo("en");
  }

  @Test
  void aCallTurnsToWhatItsFlowChooses() {
    CallTongue tongue = new CallTongue(new VoiceRules(List.of("en", "es")), () -> "en");
    tongue.turns("es");
    assertThat(tongue.tag()).isEqualTo("es");
    assertThat(tongue.sentences().of("callback.goodbye")).isEqualTo("Adiós.");
  }
}
