package dev.hatchline.app.flow;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.Line;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.check.Fault;
import dev.hatchline.flow.check.Nearest;
import dev.hatchline.flow.check.Spot;
import dev.hatchline.telephony.prompt.SpokenLength;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether what flows play is there: a call would come to it and hear nothing.
 *
 * @param folder of the operator's recordings
 */
public record Recordings(Path folder) {
  /** How far below the folder, and among how many files, a misspelt name is sought. */
  private static final int DEPTH_MAX = 5;

  private static final int FILES_MAX = 1_000;

  /** One fault for each that is not there or is no sound, where the flow names it. */
  public List<Fault> faults(Flow flow) {
    List<Fault> faults = new ArrayList<>();
    flow.nodes()
        .forEach((name, node) ->
            node.facts().lines().stream()
                .filter(line -> line.role() != Line.Role.HOUSE)
                .flatMap(line -> line.prompt().each().flatMap(said -> faults(name, line, said)))
                .distinct()
                .forEach(faults::add));
    return faults;
  }

  private Stream<Fault> faults(String node, Line line, Prompt said) {
    List<Fault> faults = new ArrayList<>();
    for (int part = 0; part < said.parts().size(); part++) {
      if (said.parts().get(part) instanceof Prompt.Recording(String file, String _)) {
        Spot at = at(line.role(), said.language(), part);
        fault(node, at, file).ifPresent(faults::add);
      }
    }
    return faults.stream();
  }

  /** Of a list of parts the one; a prompt that is no list has no numbers. */
  private static Spot at(Line.Role role, String language, int part) {
    return new Spot.Part(
        Stream.of(role.word(), language, Integer.toString(part), "file")
            .filter(step -> !step.isEmpty())
            .toList());
  }

  private Optional<Fault> fault(String node, Spot at, String file) {
    Path sound = folder.resolve(file);
    if (!Files.isRegularFile(sound)) {
      String what = "there is no recording '%s' in %s".formatted(file, folder);
      String meant = Nearest.of(there(), file).map("; did you mean '%s'?"::formatted).orElse("");
      return Optional.of(
          new Fault(node, at, "no-recording", what, "a .wav file of this name there" + meant));
    }
    if (SpokenLength.recorded(sound).isEmpty()) {
      String what = "the recording " + sound + " is no sound that can be played";
      return Optional.of(
          new Fault(
              node,
              at,
              "bad-recording",
              what,
              "a WAV file of samples, such as 8000 Hz, mono, 16 bits"));
    }
    return Optional.empty();
  }

  private List<String> there() {
    try (Stream<Path> files = Files.walk(folder, DEPTH_MAX)) {
      return files
          .filter(Files::isRegularFile)
          .limit(FILES_MAX)
          .map(file -> folder.relativize(file).toString())
          .filter(Prompt.Recording::isName)
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException _) {
      return List.of(); // the fault is told without a guess
    }
  }
}
