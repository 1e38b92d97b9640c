package dev.hatchline.app.data;

import dev.hatchline.routing.store.MySqlServer;
import dev.hatchline.routing.store.Restored;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is left to be done once a backup lies ready beside what is there. As soon as this file has
 * its name the backup is what counts: whoever dies on the way is finished by the next command or
 * start. Before that, nothing is touched. Each step may be done again.
 *
 * @param server whose staged tables take their places; absent for the embedded database
 * @param passwordFile where that user's password is, once the moves are made
 */
record RestorePlan(List<Move> moves, @Nullable Server server, @Nullable String passwordFile) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * A file or folder that takes a place.
   *
   * @param old where what is in that place goes
   */
  record Move(String from, String to, String old) {
    void make() throws IOException {
      Path source = Path.of(from);
      Path target = Path.of(to);
      if (!Files.exists(source)) {
        return; // made already
      }
      if (Files.exists(target)) {
        remove(Path.of(old));
        Files.move(target, Path.of(old), StandardCopyOption.ATOMIC_MOVE);
      }
      Path folder = target.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** A MySQL, without the password. */
  record Server(String host, int port, String database, String user) {
    static Server of(MySqlServer server) {
      return new Server(server.host(), server.port(), server.database(), server.user());
    }

    MySqlServer with(String password) {
      return new MySqlServer(host, port, database, user, password);
    }
  }

  static Path file(Place place) {
    return folder(place).resolve("plan.json");
  }

  /** Holds what is being restored. */
  static Path folder(Place place) {
    return place.home().resolve("restore");
  }

  /** Of a restore that was not finished. */
  static Optional<RestorePlan> left(Place place) throws IOException {
    try {
      return Optional.of(JSON.readValue(Files.readString(file(place)), RestorePlan.class));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  /** From here on there is no way back. */
  void commit(Place place) throws IOException {
    Path part = folder(place).resolve("plan.part");
    Files.writeString(part, JSON.writeValueAsString(this), StandardCharsets.UTF_8);
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(part, file(place), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Does what is left, and tidies up. */
  void finish(Place place) throws IOException {
    for (Move move : moves) {
      move.make();
    }
    if (server != null && passwordFile != null) {
      Restored.swap(server.with(Files.readString(Path.of(passwordFile)).strip()));
    }
    for (Move move : moves) {
      remove(Path.of(move.old()));
    }
    Files.deleteIfExists(file(place));
    remove(folder(place));
    remove(staged(place));
  }

  /** Beside the operator's file, as a file moves at one moment only within its file system. */
  static Path staged(Place place) {
    return place.configFolder().resolve(".restore");
  }

  static void remove(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> below = Files.walk(path)) {
      for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
