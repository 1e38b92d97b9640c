package dev.hatchline.app.flow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.Wav;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A flow whose recordings are not there passes no check, and can be tried meanwhile. */
class RecordingsAtTheDeskTest {
  private static final String FLOW =
      """
      flow: recorded
      start: hello
      nodes:
        hello:
          say: [ { file: jingle.wav }, "Welcome.", { file: welcom.wav, says: Welcome. } ]
          then: top
        top:
          menu:
            prompt: { file: top.wav, says: "For a person, press zero. To end, press nine." }
            choices: { 9: bye }
        bye:
          end: { file: bye.wav, says: Goodbye. }
      """;

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private Path recordings;
  private String flow;

  @BeforeEach
  void someAreThere() throws IOException {
    recordings = Files.createDirectories(folder.resolve("recordings"));
    for (String file : List.of("jingle.wav", "welcome.wav", "top.wav")) {
      Wav.write(Pcm.of(new short[8_000]), recordings.resolve(file));
    }
    Files.writeString(recordings.resolve("bye.wav"), "no sound");
    Files.writeString(folder.resolve("hatchline.yaml"), "company: Example\n");
    flow = Files.writeString(folder.resolve("recorded.yaml"), FLOW).toString();
  }

  private int run(String... args) {
    Map<String, String> environment =
        Map.of("HATCHLINE_CONFIG", folder.resolve("hatchline.yaml").toString());
    PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
    return FlowCommand.run(List.of(args), environment, to, to);
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void eachThatIsMissingIsNamedWhereTheFlowDoes() {
    assertThat(run("check", flow)).isEqualTo(1);
    assertThat(said().lines())
        .containsExactly(
            flow
                + ":5:48: there is no recording 'welcom.wav' in "
                + recordings
                + "; expected a .wav file of this name there; did you mean 'welcome.wav'?",
            flow
                + ":12:12: the recording "
                + recordings.resolve("bye.wav")
                + " is no sound that can be played; expected a WAV file of samples, such as 8000 Hz, mono, 16 bits");
    out.reset();
    assertThat(run("check", flow, "--json")).isEqualTo(1);
    assertThat(said()).contains("\"no-recording\"", "\"didYouMean\": \"welcome.wav\"");
  }

  @Test
  void withAllOfThemThereIsNoFault() throws IOException {
    Files.copy(recordings.resolve("welcome.wav"), recordings.resolve("welcom.wav"));
    Files.delete(recordings.resolve("bye.wav"));
    Files.copy(recordings.resolve("welcome.wav"), recordings.resolve("bye.wav"));
    assertThat(run("check", flow)).as(this::said).isZero();
  }

  @Test
  void whatIsTriedMayBeRecordedLater() {
    assertThat(run("draw", flow)).isZero();
    assertThat(said()).contains("<svg");
  }
}
