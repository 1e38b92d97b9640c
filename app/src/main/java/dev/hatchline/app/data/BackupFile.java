package dev.hatchline.app.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup that is whole: its seal holds, and it says what is in it. */
final class BackupFile implements AutoCloseable {
  private static final List<String> HOME_FOLDERS =
      Stream.concat(Place.KEPT.stream(), Stream.of(Place.SECRETS)).toList();

  /** Nothing leads out of the folder that it is put into. */
  private static final Pattern NAME =
      Pattern.compile(
          "home/(%s)/(?!\\.)[A-Za-z0-9._+-]{1,200}".formatted(String.join("|", HOME_FOLDERS))
              + "|config/hatchline\\.yaml"
              + "|config/(%s)(/(?!\\.)[^/\\\\\\p{Cntrl}]{1,200}){1,8}"
                  .formatted(String.join("|", Place.CONFIG)));

  private static final JsonMapper JSON = new JsonMapper();

  private final ZipFile zip;
  private final Manifest manifest;

  private BackupFile(ZipFile zip, Manifest manifest) {
    this.zip = zip;
    this.manifest = manifest;
  }

  /**
   * Checks the whole file.
   *
   * @throws DataFault if it is not there, broken, cut, or no backup
   */
  static BackupFile open(Path file) throws IOException, DataFault {
    if (!Files.isRegularFile(file)) {
      throw new DataFault("there is no file " + file);
    }
    if (!Seal.holds(file)) {
      throw new DataFault(
          file
              + " is broken, cut, or no backup: it does not end in the checksum of what it holds;"
              + " nothing was changed");
    }
    try {
      ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
      return new BackupFile(zip, manifest(zip, file));
    } catch (ZipException | JacksonException fault) {
      throw new DataFault(file + " is no backup of this program; nothing was changed", fault);
    }
  }

  private static Manifest manifest(ZipFile zip, Path file) throws IOException, DataFault {
    ZipEntry entry = zip.getEntry(Manifest.NAME);
    if (entry == null) {
      throw new DataFault(file + " is no backup of this program; nothing was changed");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      Manifest manifest = JSON.readValue(in, Manifest.class);
      if (manifest.format() != Manifest.FORMAT) {
        throw new DataFault(
            "%s is of format %d; this program reads format %d"
                .formatted(file, manifest.format(), Manifest.FORMAT));
      }
      return manifest;
    }
  }

  Manifest manifest() {
    return manifest;
  }

  boolean has(String name) {
    return zip.getEntry(name) != null;
  }

  /** Names of files, tables and the manifest left out. */
  List<String> names() throws DataFault {
    List<String> names = new ArrayList<>();
    for (ZipEntry entry : Collections.list(zip.entries())) {
      String name = entry.getName();
      if (NAME.matcher(name).matches()) {
        names.add(name);
      } else if (!name.startsWith(Manifest.TABLES) && !name.equals(Manifest.NAME)) {
        throw new DataFault(
            "the backup holds a file of the name '" + name + "'; nothing was changed");
      }
    }
    return names;
  }

  /** The rows of a table, to be read line by line. */
  BufferedReader rows(String table) throws IOException {
    ZipEntry entry = zip.getEntry(Manifest.TABLES + table + Manifest.ROWS);
    if (entry == null) {
      throw new IOException("the backup holds no rows of the table " + table);
    }
    return new BufferedReader(
        new InputStreamReader(zip.getInputStream(entry), StandardCharsets.UTF_8));
  }

  /** Puts one of the files there; folders are made. */
  void extract(String name, Path to) throws IOException {
    Path folder = to.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
      Files.copy(in, to);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
