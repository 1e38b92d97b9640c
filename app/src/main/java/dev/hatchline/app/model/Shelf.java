package dev.hatchline.app.model;

import dev.hatchline.telephony.speech.model.ModelException;
import dev.hatchline.telephony.speech.model.ShippedModel;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of an installation's models, one command at a time. A model comes and goes in one
 * step: what is half is in a folder whose name begins with a dot, and the next command takes it
 * away.
 */
final class Shelf implements AutoCloseable {
  /** Of a model, as the operator's file may name it without a folder. */
  static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private static final Pattern UNPACKED = Pattern.compile(ShippedModel.NAME + "[-.].*");
  private static final Pattern HALF = Pattern.compile("\\.(new|gone)-.*");

  private final Path folder;
  private final FileChannel lock;

  private Shelf(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Opens it for a change; made when it is missing.
   *
   * @throws ModelException if another command changes it
   */
  static Shelf open(Path folder) throws ModelException, IOException {
    Files.createDirectories(folder);
    FileChannel lock =
        FileChannel.open(
            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locked(lock)) {
      lock.close();
      throw new ModelException("another command is at work in " + folder);
    }
    Shelf shelf = new Shelf(folder, lock);
    for (Path left : names(folder, HALF)) {
      delete(left);
    }
    return shelf;
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      @Nullable FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  /**
   * The names of the models that were added, whole or spoilt; the shipped one is not among them.
   */
  static List<String> names(Path folder) throws IOException {
    return names(folder, NAME).stream()
        .filter(Files::isDirectory)
        .map(path -> path.getFileName().toString())
        .filter(name -> !UNPACKED.matcher(name).matches())
        .toList();
  }

  private static List<Path> names(Path folder, Pattern which) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> which.matcher(path.getFileName().toString()).matches())
          .sorted()
          .toList();
    }
  }

  Path folder() {
    return folder;
  }

  /** Where this model is or would be. */
  Path of(String name) {
    return folder.resolve(name);
  }

  /** What fills a folder with a model, and looks at it. */
  interface Filling<T> {
    T into(Path folder) throws ModelException, IOException, InterruptedException;
  }

  /**
   * Puts a model in its place once it is whole.
   *
   * @return what the filling found out
   */
  <T> T put(String name, Filling<T> filling)
      throws ModelException, IOException, InterruptedException {
    Path made = Files.createTempDirectory(folder, ".new-" + name + "-");
    try {
      T found = filling.into(made);
      Files.move(made, of(name), StandardCopyOption.ATOMIC_MOVE);
      return found;
    } finally {
      delete(made);
    }
  }

  /** Takes a model away. */
  void remove(String name) throws IOException {
    Path gone = Files.createTempDirectory(folder, ".gone-" + name + "-");
    // Of a link only the link goes.
    Files.move(of(name), gone.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    delete(gone);
  }

  private static void delete(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
