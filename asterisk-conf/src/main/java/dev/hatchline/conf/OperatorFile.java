package dev.hatchline.conf;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the operator's file; docs/operator-file.md tells every key. */
public final class OperatorFile {
  /** A file of more bytes is no operator's file. */
  private static final int BYTES_MAX = 1_000_000;

  private static final int ALIASES_MAX = 50;

  private OperatorFile() {}

  /**
   * Reads the file; what it does not say has a default.
   *
   * @throws ConfigException with every mistake found, in the order of the file
   */
  public static OperatorConfig read(Path file) throws ConfigException {
    Problems problems = new Problems(file);
    OperatorConfig config = OperatorConfig.defaults();
    Optional<Node> root = compose(file, problems);
    if (root.isPresent()) {
      config = OperatorReader.read(problems, root.get());
    }
    problems.throwIfAny();
    return config;
  }

  static Optional<Node> compose(Path file, Problems problems) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file.toString())
            .setMaxAliasesForCollections(ALIASES_MAX)
            .build();
    try {
      if (Files.size(file) > BYTES_MAX) {
        problems.add(Optional.empty(), "the file is larger than 1 MB", "the operator's file");
        return Optional.empty();
      }
      return new Compose(settings).composeString(Files.readString(file));
    } catch (MarkedYamlEngineException e) {
      String context = e.getContext() == null ? "" : e.getContext() + ": ";
      String what = "not YAML: " + context + e.getProblem();
      problems.add(
          e.getProblemMark().or(e::getContextMark), what.replaceAll("\\s+", " "), "correct YAML");
    } catch (YamlEngineException e) {
      problems.add(Optional.empty(), "not YAML: " + String.valueOf(e.getMessage()), "correct YAML");
    } catch (NoSuchFileException _) {
      problems.add(Optional.empty(), "the file is missing", "the operator's file");
    } catch (CharacterCodingException _) {
      problems.add(Optional.empty(), "the file is not UTF-8", "UTF-8 text");
    } catch (IOException e) {
      problems.add(Optional.empty(), "the file cannot be read: " + e, "a readable file");
    }
    return Optional.empty();
  }
}
