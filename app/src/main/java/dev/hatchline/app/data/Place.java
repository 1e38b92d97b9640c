package dev.hatchline.app.data;

import dev.hatchline.conf.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where an installation keeps its files, the state folder's and those that the operator writes.
 *
 * @param operatorFile HATCHLINE_CONFIG
 */
public record Place(Installation installation, Path operatorFile) {
  /** Folders of the state folder that are in every backup; each holds files only. */
  static final List<String> KEPT =
      List.of("messages", "events", "events-b", "journal", "journal-b", "flows");

  static final String SECRETS = "secrets";

  /** Folders beside the operator's file, with what they hold. */
  static final List<String> CONFIG = List.of("flows", "recordings");

  /** As {@link dev.hatchline.app.Setting#load} reads it, but nothing has to be there yet. */
  public static Place of(Map<String, String> environment) {
    String file = environment.getOrDefault("HATCHLINE_CONFIG", "");
    if (file.isEmpty()) {
      throw new IllegalArgumentException(
          "HATCHLINE_CONFIG is not set; expected the operator's file");
    }
    return new Place(
        Installation.fromEnvironment(environment), Path.of(file).toAbsolutePath().normalize());
  }

  Path home() {
    return installation.home();
  }

  Path configFolder() {
    Path folder = operatorFile.getParent();
    return folder == null ? operatorFile : folder;
  }

  /** The embedded database's one file. */
  Path databaseFile() {
    return withEnding(installation.database());
  }

  /** The ending that H2 gives the file of a database. */
  static Path withEnding(Path database) {
    return database.resolveSibling(database.getFileName() + ".mv.db");
  }

  /** Plain files below a folder, in order; none if there is no such folder. */
  static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(folder)) {
      return found
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    }
  }
}
