package dev.hatchline.telephony.speech.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A zip archive with a model in it, as vendors have them: somewhere in it {@code am/final.mdl}, and
 * the model is what lies beside {@code am}. Nothing is believed that the archive says of itself:
 * sizes are counted, checksums compared, and a name that leads outside makes all of it refused.
 * What it calls a symbolic link becomes a file with the link's text.
 */
public final class ModelArchive implements AutoCloseable {
  private static final String MARK = "am/final.mdl";
  private static final int PIECE_BYTES = 65_536;

  private final Path file;
  private final ZipFile zip;
  private final ModelLimits limits;
  private final List<? extends ZipEntry> entries;

  private ModelArchive(Path file, ZipFile zip, ModelLimits limits) {
    this.file = file;
    this.zip = zip;
    this.limits = limits;
    this.entries = zip.stream().toList();
  }

  /**
   * Opens it, and looks at its list of files.
   *
   * @throws ModelException if it is no archive that may be unpacked
   * @throws IOException if it cannot be read
   */
  public static ModelArchive open(Path file, ModelLimits limits)
      throws ModelException, IOException {
    long size = Files.size(file);
    if (size > limits.archiveBytes()) {
      throw new ModelException(
          "%s is too large for a speech model: expected at most %,d MB, found %,d"
              .formatted(file, limits.archiveBytes() / 1_000_000, size / 1_000_000));
    }
    try {
      return new ModelArchive(file, new ZipFile(file.toFile()), limits);
    } catch (ZipException e) {
      throw new ModelException(
          "%s is no zip archive, or not a whole one (%s)".formatted(file, e.getMessage()), e);
    }
  }

  /** So many bytes it says that the model has; 0 where it does not say. */
  public long bytes() {
    return entries.stream().mapToLong(entry -> Math.max(0, entry.getSize())).sum();
  }

  /**
   * Unpacks the model.
   *
   * @param folder empty, and nobody else's
   * @throws ModelException if there is no model in it, or it is more than a model
   * @throws IOException if it cannot be written
   */
  public void unpack(Path folder) throws ModelException, IOException {
    ModelLimits.Count count = new ModelLimits.Count(limits, file.toString());
    for (ZipEntry entry : entries) {
      count.file();
      inside(entry.getName());
    }
    String root = root();
    for (ZipEntry entry : entries) {
      if (!entry.isDirectory() && entry.getName().startsWith(root)) {
        write(entry, folder.resolve(entry.getName().substring(root.length())), count);
      }
    }
  }

  /** What stands before the names of the model's own files. */
  private String root() throws ModelException {
    List<String> roots =
        entries.stream()
            .map(ZipEntry::getName)
            .filter(name -> name.equals(MARK) || name.endsWith("/" + MARK))
            .map(name -> name.substring(0, name.length() - MARK.length()))
            .toList();
    if (roots.size() != 1) {
      throw new ModelException(
          "%s is no speech model of Vosk: expected one %s in it, found %s"
              .formatted(file, MARK, roots.isEmpty() ? "none" : roots.size()));
    }
    return roots.getFirst();
  }

  private void inside(String name) throws ModelException {
    List<String> parts = List.of(name.split("/"));
    boolean plain =
        parts.stream().noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    if (!plain || name.chars().anyMatch(sign -> sign == '\\' || sign < ' ')) {
      throw new ModelException(
          "%s is not unpacked: it has a file that would lie outside of the model's folder (%s)"
              .formatted(file, name.replaceAll("\\p{Cntrl}", "?")));
    }
  }

  private void write(ZipEntry entry, Path target, ModelLimits.Count count)
      throws ModelException, IOException {
    Files.createDirectories(target.getParent());
    CRC32 sum = new CRC32();
    // A name that stands there twice is refused: the first file is there already.
    try (InputStream in = zip.getInputStream(entry);
        OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
      byte[] piece = new byte[PIECE_BYTES];
      for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
        count.bytes(length);
        sum.update(piece, 0, length);
        out.write(piece, 0, length);
      }
    } catch (ZipException e) {
      throw broken(entry, String.valueOf(e.getMessage()));
    }
    if (sum.getValue() != entry.getCrc()) {
      throw broken(entry, "its checksum is wrong");
    }
  }

  private ModelException broken(ZipEntry entry, String why) {
    return new ModelException("%s is broken at %s (%s)".formatted(file, entry.getName(), why));
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
