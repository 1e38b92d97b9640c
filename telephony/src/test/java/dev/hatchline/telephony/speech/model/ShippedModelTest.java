package dev.hatchline.telephony.speech.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedModelTest {
  @TempDir private Path cache;

  private static Set<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .collect(Collectors.toSet());
    }
  }

  private List<Path> folders() throws IOException {
    try (Stream<Path> all = Files.list(cache)) {
      return all.toList();
    }
  }

  @Test
  void everythingThatIsShippedIsUnpacked() throws Exception {
    Set<String> unpacked = files(ShippedModel.unpack(cache));
    assertThat(unpacked).contains("am/final.mdl", "README.md");
    unpacked.add("EVAL.txt");
    assertThat(files(shipped())).isEqualTo(unpacked);
  }

  private static Path shipped() throws URISyntaxException {
    return Path.of(ShippedModel.class.getResource(ShippedModel.NAME).toURI());
  }

  @Test
  void isAModelThatCanBeUsed() throws Exception {
    assertThat(SpeechModel.read(ShippedModel.unpack(cache)).rate()).isEqualTo(8_000);
  }

  @Test
  void itsWordsAreKnownBeforeItIsUnpacked() throws Exception {
    assertThat(ShippedModel.words())
        .isEqualTo(SpeechModel.read(ShippedModel.unpack(cache)).words())
        .contains("agent", "billing");
  }

  @Test
  void staysAsItIsWhenItIsThere() throws Exception {
    Path folder = ShippedModel.unpack(cache);
    FileTime made = Files.getLastModifiedTime(folder.resolve("am/final.mdl"));
    Files.setLastModifiedTime(folder.resolve("am/final.mdl"), FileTime.fromMillis(5_000));
    assertThat(ShippedModel.unpack(cache)).isEqualTo(folder);
    assertThat(Files.getLastModifiedTime(folder.resolve("am/final.mdl"))).isNotEqualTo(made);
  }

  @Test
  void isPutRightWhenItWasSpoilt() throws Exception {
    Path folder = ShippedModel.unpack(cache);
    Files.writeString(folder.resolve("graph/words.txt"), "agent 1\n");
    Files.delete(folder.resolve("am/final.mdl"));
    assertThat(ShippedModel.unpack(cache)).isEqualTo(folder);
    assertThat(SpeechModel.read(folder).words()).hasSize(262);
    assertThat(folders()).containsExactly(folder);
  }

  @Test
  void severalAtOnceFindItWhole() throws Exception {
    try (ExecutorService many = Executors.newFixedThreadPool(8)) {
      List<Future<SpeechModel>> found = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        found.add(many.submit(() -> SpeechModel.read(ShippedModel.unpack(cache))));
      }
      for (Future<SpeechModel> model : found) {
        assertThat(model.get().words()).hasSize(262);
      }
    }
    assertThat(folders()).hasSize(1);
  }

  @Test
  void whereNothingCanBeWrittenIsSaid() throws IOException {
    Path file = Files.createFile(cache.resolve("file"));
    assertThatThrownBy(() -> ShippedModel.unpack(file))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("rights");
  }
}
