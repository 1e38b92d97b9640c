package dev.hatchline.app.data;

import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.StoreFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a restore would overwrite, in words for the operator. */
final class Present {
  private Present() {}

  /** Files of the state folder, and rows of the database that the restored engine would use. */
  static List<String> data(OperatorConfig config, Place place, boolean server)
      throws IOException, DataFault {
    List<String> present = new ArrayList<>();
    for (String name : Place.KEPT) {
      int files = Place.files(place.home().resolve(name)).size();
      if (files > 0) {
        present.add("%d files in %s".formatted(files, place.home().resolve(name)));
      }
    }
    if ((server || Files.exists(place.databaseFile())) && !empty(config, place)) {
      present.add("rows in the database");
    }
    return present;
  }

  private static boolean empty(OperatorConfig config, Place place) throws IOException, DataFault {
    try (JdbcStore store = Stores.open(config, place)) {
      return store.holdings().empty();
    } catch (StoreFault fault) {
      throw new DataFault(String.valueOf(fault.getMessage()), fault);
    }
  }

  /** Files of the operator's that are not as they are in the folder of those to be restored. */
  static List<String> config(Place place, Path staged) throws IOException {
    List<String> present = new ArrayList<>();
    if (Files.exists(place.operatorFile())
        && !same(place.operatorFile(), staged.resolve("hatchline.yaml"))) {
      present.add("the operator's file " + place.operatorFile());
    }
    for (String name : Place.CONFIG) {
      Path folder = place.configFolder().resolve(name);
      for (Path file : Place.files(folder)) {
        if (!same(file, staged.resolve(name).resolve(folder.relativize(file)))) {
          present.add(file.toString());
        }
      }
    }
    return present;
  }

  /** Secrets that others stand in place of. */
  static List<String> secrets(Place place, Path staged) throws IOException {
    List<String> present = new ArrayList<>();
    if (Files.isDirectory(staged)) {
      for (Path file : Place.files(place.installation().secrets())) {
        if (!same(file, staged.resolve(file.getFileName()))) {
          present.add("the secret " + file.getFileName());
        }
      }
    }
    return present;
  }

  private static boolean same(Path one, Path other) throws IOException {
    return Files.exists(other) && Files.mismatch(one, other) < 0;
  }
}
