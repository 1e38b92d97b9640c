package dev.hatchline.bench.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.check.Measure;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeechFilesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"talk", "short", "digits-1", "digits-4", "digits-10"})
  void everyLineHasItsFlowAndRecording(String name) throws IOException, FlowException {
    SpeechFiles.main(new String[] {"config", folder.toString()});
    assertThat(Files.readString(folder.resolve("hatchline.yaml"))).contains("flow: " + name + ",");
    String text = Files.readString(folder.resolve("flows").resolve(name + ".yaml"));
    FlowReader reader = FlowReader.judging(Map.of()).forLines();
    assertThat(reader.prove(name, text, Measure.ESTIMATE).flow().name()).isEqualTo(name);
    assertThat(folder.resolve("recordings/tone.wav")).exists();
    assertThat(folder.resolve("recordings/beep.wav")).exists();
  }
}
