package dev.hatchline.telephony.speech.model;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Copies a model's folder: plain files only, and no more than a model has. */
public final class ModelCopy {
  private final Path from;
  private final ModelLimits limits;

  public ModelCopy(Path from, ModelLimits limits) {
    this.from = from;
    this.limits = limits;
  }

  /**
   * So many bytes it has.
   *
   * @throws ModelException if it has links, or more than a model has
   * @throws IOException if it cannot be read
   */
  public long bytes() throws ModelException, IOException {
    long[] sum = {0};
    walk((file, size) -> sum[0] += size);
    return sum[0];
  }

  /**
   * Copies it.
   *
   * @param folder empty, and nobody else's
   */
  public void to(Path folder) throws ModelException, IOException {
    walk((file, size) -> {
      Path target = folder.resolve(from.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    });
  }

  private interface Each {
    void file(Path file, long size) throws IOException;
  }

  /** Tells a fault of the model through a visitor, who may throw nothing else. */
  private static final class Stopped extends IOException {
    private static final long serialVersionUID = 1L;
    private final ModelException why;

    Stopped(ModelException why) {
      super(why);
      this.why = why;
    }
  }

  private void walk(Each each) throws ModelException, IOException {
    ModelLimits.Count count = new ModelLimits.Count(limits, from.toString());
    try {
      Files.walkFileTree(
          from,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
              check(file, is, count);
              each.file(file, is.size());
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (Stopped stopped) {
      throw stopped.why;
    }
  }

  private static void check(Path file, BasicFileAttributes is, ModelLimits.Count count)
      throws Stopped {
    try {
      if (!is.isRegularFile()) {
        throw new ModelException(
            "%s is %s; put the file itself in its place"
                .formatted(file, is.isSymbolicLink() ? "a link" : "no plain file"));
      }
      count.file();
      count.bytes(is.size());
    } catch (ModelException why) {
      throw new Stopped(why);
    }
  }
}
