package dev.hatchline.flow.yaml.files;

import dev.hatchline.flow.yaml.problem.FlowException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An operator's folder of flows, and what comes with the program where it has no file of the name.
 *
 * <pre>
 *   NAME.yaml          a flow
 *   parts/NAME.yaml    a part
 * </pre>
 */
public final class FolderFiles implements FlowFiles {
  private static final String PARTS = "parts";
  private static final String YAML = ".yaml";

  private final Path folder;
  private final Function<Path, String> label;

  /**
   * The folder need not be there.
   *
   * @param label how problems name a file of it
   */
  public FolderFiles(Path folder, Function<Path, String> label) {
    this.folder = folder;
    this.label = label;
  }

  /** Where the operator's own file is, or would be. */
  public Path own(Ref ref) {
    return folderOf(ref.kind()).resolve(ref.name() + YAML);
  }

  private Path folderOf(Kind kind) {
    return switch (kind) {
      case FLOW -> folder;
      case PART -> folder.resolve(PARTS);
    };
  }

  @Override
  public Optional<Source> find(Ref ref) throws FlowException {
    Path own = own(ref);
    if (Files.exists(own)) {
      String file = label.apply(own);
      return Optional.of(new Source(file, FlowFile.text(own, file)));
    }
    return ShippedFlows.find(ref);
  }

  @Override
  public Set<String> names(Kind kind) {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(folderOf(kind))) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(YAML))
          .forEach(name -> names.add(name.substring(0, name.length() - YAML.length())));
    } catch (IOException _) {
      // There is no such folder: what is shipped is not listed, either.
    }
    return names;
  }
}
