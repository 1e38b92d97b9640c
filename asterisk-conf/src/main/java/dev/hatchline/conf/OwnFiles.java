package dev.hatchline.conf;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and folders that only their owner may touch, whole or absent. */
final class OwnFiles {
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private OwnFiles() {}

  /** Makes the folder (0700), and the folders above it as the machine likes them. */
  static void folder(Path folder) throws IOException {
    Path parent = folder.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, attribute(FOLDER));
    }
    Files.setPosixFilePermissions(folder, FOLDER);
  }

  static void onlyOwner(Path file) throws IOException {
    if (!Files.getPosixFilePermissions(file).equals(FILE)) {
      Files.setPosixFilePermissions(file, FILE);
    }
  }

  /**
   * Writes a new file.
   *
   * @throws java.nio.file.FileAlreadyExistsException if it is there by now
   */
  static void create(Path file, String text) throws IOException {
    Path whole = beside(file, text);
    try {
      // A link is the one move that refuses to replace.
      Files.createLink(file, whole);
    } finally {
      Files.delete(whole);
    }
  }

  /** Writes a file, or replaces it; who reads it meanwhile sees the old or the new one, whole. */
  static void replace(Path file, String text) throws IOException {
    Path whole = beside(file, text);
    try {
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  private static Path beside(Path file, String text) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Path whole = Files.createTempFile(folder, ".new-", "", attribute(FILE));
    Files.writeString(whole, text);
    try (FileChannel channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    return whole;
  }

  private static FileAttribute<Set<PosixFilePermission>> attribute(Set<PosixFilePermission> mode) {
    return PosixFilePermissions.asFileAttribute(mode);
  }
}
