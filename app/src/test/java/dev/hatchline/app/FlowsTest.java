package dev.hatchline.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.app.flow.HouseWords;
import dev.hatchline.app.flow.VoiceLength;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.conf.OperatorFile;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.telephony.prompt.Programs;
import dev.hatchline.telephony.prompt.VoiceNames;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operator's file says is what the flows say. */
class FlowsTest {
  @TempDir Path folder;

  /** What the node of the shipped flow says with this operator's file. */
  private Prompt said(String node, String config) throws Exception {
    Path file = folder.resolve("hatchline.yaml");
    Files.writeString(file, config);
    VoiceLength.Where voice =
        new VoiceLength.Where(VoiceNames.of("kevin16"), new Programs(folder, ""), folder, folder);
    OperatorConfig house = OperatorFile.read(file);
    HouseWords words = new HouseWords(house.speech(), folder, folder);
    return Flows.checking(house, words, VoiceLength.measures(voice).all())
        .check("company-line.yaml", FlowReader.shippedText("company-line"))
        .flow()
        .node(node)
        .heard()
        .orElseThrow();
  }

  @Test
  void callersAreToldTheHoursOfTheOperatorsFile() throws Exception {
    assertThat(said("away", "hours: {sat: [\"09:00-12:00\"]}\n").toString())
        .endsWith("We are open Saturday from 9 A M to noon.");
    assertThat(said("away", "company: Night Watch\n").toString())
        .endsWith("We are open around the clock.");
  }

  @Test
  void callersAreGreetedByTheCompanyOfTheOperatorsFile() throws Exception {
    assertThat(said("welcome", "company: Night Watch\n").toString()).startsWith("Night Watch. ");
  }

  @Test
  void flowThatAsksASystemWhichTheOperatorDoesNotNameIsRefused() {
    assertThatThrownBy(() -> said("welcome", "systems: []\n"))
        .hasMessageContaining("the system 'orders' does not exist")
        .hasMessageContaining("a system in the operator's file, which names none");
    assertThatThrownBy(
            () -> said("welcome", "systems: [{name: orders, address: 'http://127.0.0.1:9'}]\n"))
        .hasMessageContaining("the system 'network' does not exist; expected orders");
  }
}
