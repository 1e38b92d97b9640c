package dev.hatchline.telephony.speech.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.telephony.speech.worker.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeechModelTest {
  private Path folder;

  @BeforeEach
  void copy(@TempDir Path temp) throws Exception {
    folder = Models.copy(temp.resolve("model"));
  }

  private void refused(String... because) {
    assertThatThrownBy(() -> SpeechModel.read(folder))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(folder.toString())
        .message()
        .contains(because);
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  @Test
  void knowsItsRateAndItsWords() throws ModelException {
    SpeechModel model = SpeechModel.read(folder);
    assertThat(model.rate()).isEqualTo(8_000);
    assertThat(model.words()).hasSize(262).contains("agent", "zero").doesNotContain("[unk]");
    assertThat(model.unknown("talk to a flibbertigibbet")).containsExactly("flibbertigibbet");
    assertThat(model.unknown("talk to a person")).isEmpty();
    assertThat(model.unknown("<eps>")).isNotEmpty();
    assertThat(model.unknown("")).isNotEmpty();
    assertThat(model).hasToString("model (262 words, 8 kHz)");
  }

  @Test
  void folderThatIsNotThere() {
    folder = folder.resolve("nowhere");
    refused("is not there", "name the folder of a Vosk model");
  }

  @Test
  void fileInPlaceOfAFolder() {
    folder = folder.resolve("am/final.mdl");
    refused("is no folder", "name the folder of a Vosk model");
  }

  @Test
  void folderAboveOrBeside(@TempDir Path above) {
    folder = above;
    refused("has no am/final.mdl", "name the folder inside");
  }

  @Test
  void eachMissingFileIsNamed() throws IOException {
    for (String file : new String[] {"am/final.mdl", "conf/mfcc.conf", "graph/words.txt"}) {
      byte[] kept = Files.readAllBytes(folder.resolve(file));
      Files.delete(folder.resolve(file));
      refused("has no " + file, "unpack it whole");
      Files.write(folder.resolve(file), kept);
    }
  }

  @Test
  void graphThatTakesNoGrammar() throws IOException {
    Files.move(folder.resolve("graph/HCLr.fst"), folder.resolve("graph/HCLG.fst"));
    refused("takes no grammar", "dynamic graph");
  }

  @Test
  void widesRate() throws Exception {
    write("conf/mfcc.conf", "# wide\n--sample-frequency=16000.0 # as most\n");
    assertThat(SpeechModel.read(folder).rate()).isEqualTo(16_000);
    write("conf/mfcc.conf", "--num-ceps=40\n");
    assertThat(SpeechModel.read(folder).rate()).isEqualTo(16_000);
  }

  @Test
  void otherRates() throws IOException {
    for (String rate : new String[] {"44100", "0", "", "loud", "99999999999", "7999"}) {
      write("conf/mfcc.conf", "--sample-frequency=" + rate + "\n");
      refused("--sample-frequency=8000 or 16000", "found --sample-frequency=" + rate);
    }
  }

  @Test
  void whatIsNoOption() throws IOException {
    write("conf/model.conf", "--beam=12\nbeam=13\n");
    refused("expected --option=value", "found beam=13");
  }

  @Test
  void wordsThatAreNone() throws IOException {
    write("graph/words.txt", "<eps> 0\n#0 1\n");
    refused("no words");
    Files.write(folder.resolve("graph/words.txt"), new byte[] {(byte) 0xff, 32, 49});
    refused("UTF-8");
  }

  @Test
  void withoutTheUnknownEverythingWouldBeACommand() throws IOException {
    write("graph/words.txt", "<eps> 0\nagent 1\n");
    refused("[unk]");
  }

  @Test
  void wordsMayBeInTheGraphAlone() throws Exception {
    Graphs.putWordsIn(folder, "<eps>", "agent", "grüezi", "[unk]");
    Files.delete(folder.resolve("graph/words.txt"));
    assertThat(SpeechModel.read(folder).words()).containsExactlyInAnyOrder("agent", "grüezi");
  }

  @Test
  void wordsOfTheGraphComeFirstAsTheyDoForVosk() throws Exception {
    Graphs.putWordsIn(folder, "<eps>", "agent", "[unk]");
    assertThat(SpeechModel.read(folder).words()).containsExactly("agent");
    write("graph/words.txt", "");
    assertThat(SpeechModel.read(folder).words()).containsExactly("agent");
  }

  @Test
  void graphThatIsNoneOrCut() throws Exception {
    Graphs.putWordsIn(folder, "<eps>", "agent", "[unk]");
    byte[] whole = Files.readAllBytes(folder.resolve("graph/Gr.fst"));
    for (int length : new int[] {0, 3, 20, 60, 90, 110}) {
      Files.write(folder.resolve("graph/Gr.fst"), Arrays.copyOf(whole, length));
      refused("Gr.fst is cut");
    }
    write("graph/Gr.fst", "<html>not found</html>");
    refused("is no graph of OpenFst");
  }
}
