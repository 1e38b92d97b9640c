package dev.hatchline.app.data;

import dev.hatchline.routing.store.bulk.RowSink;
import dev.hatchline.routing.store.bulk.TableSum;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a backup: a ZIP, so that anybody can look into it, whose comment ends in its {@link Seal}.
 * It lies beside its name until it is whole, and is readable by its owner only, as it holds what
 * callers said.
 *
 * <pre>
 *   home/journal/… tables/NAME.jsonl… home/messages/… home/events/… config/… manifest.json
 * </pre>
 */
final class BackupWriter implements RowSink, AutoCloseable {
  private static final String COMMENT = "A backup of Hatchline; SHA-256 of all before this: ";
  private static final JsonMapper JSON = new JsonMapper();

  private final Path file;
  private final Path part;
  private final ZipOutputStream zip;
  private final List<TableSum> tables = new ArrayList<>();
  private int files;

  BackupWriter(Path file) throws IOException, DataFault {
    this.file = file.toAbsolutePath();
    if (Files.exists(file)) {
      throw new DataFault(file + " is there already; name a file that is not");
    }
    this.part = this.file.resolveSibling("." + this.file.getFileName() + ".part");
    Files.deleteIfExists(part);
    Files.createFile(
        part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    this.zip =
        new ZipOutputStream(
            new BufferedOutputStream(Files.newOutputStream(part)), StandardCharsets.UTF_8);
  }

  /** One file; one that is removed meanwhile is left out. */
  void add(String name, Path from) throws IOException {
    try (InputStream in = Files.newInputStream(from)) {
      zip.putNextEntry(new ZipEntry(name));
      in.transferTo(zip);
      zip.closeEntry();
      files++;
    } catch (NoSuchFileException _) {
      // A message that somebody has just deleted is no longer to be kept.
    }
  }

  @Override
  public void begin(String table) throws IOException {
    zip.putNextEntry(new ZipEntry(Manifest.TABLES + table + Manifest.ROWS));
  }

  @Override
  public void row(String json) throws IOException {
    zip.write(json.getBytes(StandardCharsets.UTF_8));
    zip.write('\n');
  }

  @Override
  public void end(TableSum sum) throws IOException {
    zip.closeEntry();
    tables.add(sum);
  }

  /** Nothing is left to be added: the file gets its name. */
  Manifest finish(Instant made, String schema, boolean secrets) throws IOException {
    Manifest manifest =
        new Manifest(Manifest.FORMAT, made, schema, secrets, List.copyOf(tables), files);
    zip.putNextEntry(new ZipEntry(Manifest.NAME));
    zip.write(JSON.writeValueAsBytes(manifest));
    zip.closeEntry();
    zip.setComment(COMMENT + Seal.OPEN);
    zip.close();
    Seal.close(part);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    return manifest;
  }

  /** What is not finished is not there. */
  @Override
  public void close() throws IOException {
    if (Files.deleteIfExists(part)) {
      zip.close();
    }
  }
}
