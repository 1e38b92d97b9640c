package dev.hatchline.app.commands;

import dev.hatchline.app.data.Manifest;
import dev.hatchline.app.data.Place;
import dev.hatchline.app.data.Restore;
import java.nio.file.Path;
import java.util.List;

/** {@code restore FILE [--replace] [--keep-config]}; the script has seen that nothing runs. */
public final class RestoreCommand {
  private RestoreCommand() {}

  public static void main(String[] args) {
    System.exit(
        Command.run(() -> {
          List<String> words = List.of(args);
          Place place = Place.of(System.getenv());
          Manifest restored =
              new Restore(place)
                  .from(
                      Path.of(words.getFirst()),
                      new Restore.Wish(
                          words.contains("--replace"), words.contains("--keep-config")));
          Command.say(
              "restored what was there at %s: %,d rows and %,d files"
                  .formatted(restored.made(), restored.rows(), restored.files()));
          Command.say(
              "calls that were owed then are owed again, also those that were made since;"
                  + " see them on the page, or by GET /api/callbacks");
        }));
  }
}
