package dev.hatchline.app.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** Puts everything that is kept into one file, while the engine works or not. */
public final class Backup {
  private final Place place;
  private final InstantSource clock;

  public Backup(Place place, InstantSource clock) {
    this.place = place;
    this.clock = clock;
  }

  /**
   * Makes the file.
   *
   * @param secrets whether keys and passwords are put in
   */
  public Manifest make(Path file, RowSource rows, boolean secrets) throws IOException, DataFault {
    try (BackupWriter writer = new BackupWriter(file)) {
      // What waits for the database goes in first: it may be among the rows too, which does no
      // harm, and could else be in neither.
      addFolder(writer, "journal");
      addFolder(writer, "journal-b");
      String schema = rows.read(writer);
      addFolder(writer, "messages");
      addFolder(writer, "events");
      addFolder(writer, "events-b");
      addFolder(writer, "flows");
      if (secrets) {
        addFolder(writer, Place.SECRETS);
      }
      addConfig(writer);
      return writer.finish(clock.instant(), schema, secrets);
    }
  }

  private void addFolder(BackupWriter writer, String name) throws IOException {
    Path folder = place.home().resolve(name);
    for (Path file : Place.files(folder)) {
      writer.add(Manifest.HOME + name + "/" + folder.relativize(file), file);
    }
  }

  private void addConfig(BackupWriter writer) throws IOException {
    if (Files.exists(place.operatorFile())) {
      writer.add(Manifest.OPERATOR_FILE, place.operatorFile());
    }
    for (String name : Place.CONFIG) {
      Path folder = place.configFolder().resolve(name);
      for (Path file : Place.files(folder)) {
        writer.add(Manifest.CONFIG + name + "/" + folder.relativize(file), file);
      }
    }
  }
}
