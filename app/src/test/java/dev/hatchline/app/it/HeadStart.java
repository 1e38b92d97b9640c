package dev.hatchline.app.it;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * What each installation would make anew and a second one of the same program has: the cache of
 * quick starts that {@code ./hatchline up} makes after a build, and the prompts spoken before. It
 * spares half of the work of a start, so that an engine is back as soon as an operator's is.
 */
final class HeadStart {
  /** What the program is run with: its jar, and then its libraries. */
  static final String PROGRAM = System.getProperty("hatchline.classpath");

  private static final Path JAR = Path.of(PROGRAM.substring(0, PROGRAM.indexOf(':')));
  private static final String PROMPTS = "prompts";

  private final Path root;
  private final boolean quick;

  /**
   * Does nothing yet.
   *
   * @param quick whether quick starts are wanted; under the coverage agent there are none
   */
  HeadStart(Path root, boolean quick) {
    this.root = root;
    this.quick = quick;
  }

  /**
   * Before the first start. While the cache is made, everybody waits for it: it takes less than all
   * of them would without it.
   */
  void give(Path state) throws IOException {
    if (quick) {
      trainOnce();
    }
    copy(shared(), state.resolve(PROMPTS));
  }

  /** After it. */
  void keep(Path state) throws IOException {
    copy(state.resolve(PROMPTS), shared());
  }

  /** Of the program: what its tests share lies there. */
  static Path folder() {
    return JAR.getParent();
  }

  private Path shared() {
    return JAR.resolveSibling(PROMPTS);
  }

  private void trainOnce() throws IOException {
    try (FileChannel file =
            FileChannel.open(
                JAR.resolveSibling("train.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock _ = file.lock()) {
      train();
    }
  }

  /** A cache older than the jar is another program's. */
  private void train() throws IOException {
    Path cache = JAR.resolveSibling("hatchline.aot");
    if (Files.exists(cache)
        && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(JAR)) > 0) {
      Files.setLastModifiedTime(cache, FileTime.from(Instant.now())); // found to be of this build
      return;
    }
    ProcessBuilder trainer =
        new ProcessBuilder(root.resolve("scripts/train.sh").toString(), JAR.getParent().toString());
    trainer.environment().put("JAVA_HOME", System.getProperty("java.home"));
    // Its words are in the log; what a forked JVM of the tests writes belongs to Maven.
    trainer.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    try {
      int code = trainer.start().waitFor();
      if (code != 0 || !Files.exists(cache)) {
        throw new IllegalStateException(
            "no cache of quick starts (status " + code + "); see .hatchline/build.log");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Named by their content, so that whichever comes first is right. */
  private static void copy(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) {
      return;
    }
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        copyNew(file, to.resolve(file.getFileName()));
      }
    }
  }

  private static void copyNew(Path file, Path target) throws IOException {
    if (Files.exists(target)) {
      return;
    }
    Path part = Files.createTempFile(target.getParent(), "part-", "");
    Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException _) {
      Files.delete(part);
    }
  }
}
