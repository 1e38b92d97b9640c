package dev.hatchline.telephony.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VoiceNamesTest {
  private static final VoiceNames NAMES =
      VoiceNames.of("kevin16", Map.of("es", "espeak-ng:es", "es-MX", "espeak-ng:es-419"));

  @Test
  void theNearestVoiceSpeaksALanguage() {
    assertThat(NAMES.in("es")).hasToString("espeak-ng:es");
    assertThat(NAMES.in("es-ES")).hasToString("espeak-ng:es");
    assertThat(NAMES.in("es-mx")).hasToString("espeak-ng:es-419");
    assertThat(NAMES.in("")).hasToString("kevin16");
    assertThat(NAMES.in("en-GB")).hasToString("kevin16");
    assertThat(NAMES.spoken()).containsExactly("en", "es", "es-mx");
  }

  @Test
  void soundIsKeptByVoiceWhereverItsProgramLies() {
    assertThat(VoiceName.of("/opt/x/bin/espeak-ng:es").id())
        .isEqualTo(VoiceName.of("espeak-ng:es").id())
        .isNotEqualTo(VoiceName.of("espeak-ng:es-419").id());
    assertThat(NAMES.id("en")).isEqualTo(FreeTtsSynthesizer.voice("kevin16"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "kevin17",
        "flite",
        "flite:",
        "flite:-f",
        "espeak-ng:es es",
        "sh:es",
        "../flite:slt",
        "opt/flite:slt",
        "flite:slt\n",
        "/opt/$(id)/flite:slt",
        "flite:a;b"
      })
  void whatCanBeNoVoiceIsRefused(String written) {
    assertThatThrownBy(() -> VoiceName.of(written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("espeak-ng:es");
  }
}
