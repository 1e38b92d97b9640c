package dev.hatchline.app.commands;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A file for its owner alone, in its place only once it is whole; one that was there goes. */
final class OwnFile {
  private OwnFile() {}

  interface Content<F extends Exception> {
    void to(Writer out) throws IOException, F;
  }

  static <F extends Exception> void write(Path file, Content<F> content) throws IOException, F {
    Path part = file.toAbsolutePath().resolveSibling("." + file.getFileName() + ".part");
    Files.deleteIfExists(part);
    Files.createFile(
        part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      try (Writer out = Files.newBufferedWriter(part)) {
        content.to(out);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
