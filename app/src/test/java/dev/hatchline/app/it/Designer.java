package dev.hatchline.app.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Whoever writes flows, and has a folder for them. */
record Designer(Path flows) {
  /** Beside the operator's file, which lies in this folder. */
  static Designer at(Path home) {
    return new Designer(home.resolve("flows"));
  }

  /** As an editor does: beside the file, and then in its place. */
  void save(String file, String text) {
    Path saved = flows.resolve(file);
    try {
      Files.createDirectories(saved.resolveSibling("."));
      Path beside = Files.writeString(saved.resolveSibling(saved.getFileName() + "~"), text);
      Files.move(beside, saved, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
