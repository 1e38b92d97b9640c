package dev.hatchline.app.flow.cli;

import dev.hatchline.app.flow.Bundle;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.files.FolderFiles;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.flow.yaml.trial.TrialReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The flows of one folder, with their parts, and those that are shipped. */
record Beside(Workplace at, @Nullable Path folder) implements TrialReader.FlowSource {
  static final String YAML = ".yaml";
  static final String TESTS = ".test.yaml";

  /** Those beside this file. */
  static Beside file(Workplace at, String file) {
    return new Beside(at, Path.of(file).getParent());
  }

  @Override
  public Optional<Flow> flow(String name) throws FlowException {
    Path own = folder == null ? Path.of(name + YAML) : folder.resolve(name + YAML);
    if (Files.exists(own)) {
      return Optional.of(read(own.toString()));
    }
    if (FlowReader.isShipped(name)) {
      String file = FlowReader.shippedFile(name);
      String text = whole(FlowReader.shippedText(name));
      return Optional.of(at.checking().check(file, text).flow());
    }
    return Optional.empty();
  }

  /** The flow in this file. */
  Flow read(String file) throws FlowException {
    return at.checking().check(file, text(file)).flow();
  }

  /** The text of this file with those that it includes and calls, as a {@link Bundle}. */
  String text(String file) throws FlowException {
    return whole(FlowReader.text(Path.of(file), file));
  }

  private String whole(String text) throws FlowException {
    Path here = folder == null ? Path.of("") : folder;
    FolderFiles files = new FolderFiles(here, Path::toString);
    return Bundle.gathered(text, files, new HashSet<>()).text();
  }

  /** The tests of a flow's file; the same, if it is one of tests. */
  static String testsOf(String file) {
    boolean flow = file.endsWith(YAML) && !file.endsWith(TESTS);
    return flow ? file.substring(0, file.length() - YAML.length()) + TESTS : file;
  }
}
