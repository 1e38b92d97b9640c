package dev.hatchline.bench.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.HouseSentences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OurPromptsTest {
  @Test
  void theyAreOfEveryFlowThatComesWithTheProgram() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../ivr-flows/flows"))) {
      List<String> shipped =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.endsWith(".yaml") && !file.endsWith(".test.yaml"))
              .map(file -> file.replace(".yaml", ""))
              .sorted()
              .toList();
      assertThat(OurPrompts.FLOWS).isEqualTo(shipped);
    }
  }

  @Test
  void theyAreWhatCallersHearOfFlowsAndOfTheHouse() throws IOException {
    assertThat(OurPrompts.texts())
        .contains(HouseSentences.in("en").of("music.how"), "You are number four in line.")
        .anyMatch(text -> text.contains("For a person, press zero"))
        .noneMatch(text -> text.matches(".*[\\[\\]{}…].*"))
        .hasSizeGreaterThan(100);
  }
}
