package dev.hatchline.telephony.speech.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The model that comes with the program: hatch-en-8k, English for the telephone, 1.4 MB. Its README
 * says what it can do, and its licence, which is its own (CC BY-SA 4.0).
 */
public final class ShippedModel {
  /** What it understands, as BCP 47 has it. */
  public static final String LANGUAGE = "en";

  /** Its name. */
  public static final String NAME = "hatch-en-8k";

  private static final String WORDS = "graph/words.txt";

  /** A jar does not tell what is in its folders. */
  private static final List<String> FILES =
      List.of(
          "README.md",
          "am/final.mdl",
          "conf/mfcc.conf",
          "conf/model.conf",
          "graph/Gr.fst",
          "graph/HCLr.fst",
          "graph/disambig_tid.int",
          "graph/phones.txt",
          "graph/phones/word_boundary.int",
          WORDS);

  private static final int HASH_DIGITS = 12;

  private ShippedModel() {}

  /**
   * Puts it where Vosk can read it, unless it is there. The folder is named by its content: that of
   * another version stays as it is, and of several processes at once each finds it whole.
   *
   * @param cache a folder of ours; made when it is missing
   * @return the model's folder in it
   * @throws ModelException if it cannot be written there
   */
  public static Path unpack(Path cache) throws ModelException {
    try {
      Map<String, byte[]> files = files();
      Path folder = cache.resolve(NAME + "-" + hash(files));
      if (!whole(folder, files)) {
        Files.createDirectories(cache);
        put(files, folder);
      }
      return folder;
    } catch (IOException e) {
      throw new ModelException(
          "the shipped speech model cannot be unpacked into %s: %s; see to its rights and its space"
              .formatted(cache, e),
          e);
    }
  }

  /**
   * Its words, without unpacking anything.
   *
   * @throws ModelException if the program was put together without them
   */
  public static Set<String> words() throws ModelException {
    try {
      String text = new String(file(WORDS), StandardCharsets.UTF_8);
      return SpeechModel.words(SpeechModel.symbols(text.lines().toList()), NAME);
    } catch (IOException e) {
      throw new ModelException("the shipped speech model has no words: " + e.getMessage(), e);
    }
  }

  private static Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String name : FILES) {
      files.put(name, file(name));
    }
    return files;
  }

  private static byte[] file(String name) throws IOException {
    try (InputStream in = ShippedModel.class.getResourceAsStream(NAME + "/" + name)) {
      if (in == null) {
        throw new IOException("the program has no " + NAME + "/" + name);
      }
      return in.readAllBytes();
    }
  }

  private static String hash(Map<String, byte[]> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files.values().forEach(digest::update);
      return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static boolean whole(Path folder, Map<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path there = folder.resolve(file.getKey());
      if (!Files.isRegularFile(there)
          || !Arrays.equals(Files.readAllBytes(there), file.getValue())) {
        return false;
      }
    }
    return true;
  }

  /** Written beside its place and then named, so that nobody ever reads half of it. */
  private static void put(Map<String, byte[]> files, Path folder) throws IOException {
    Path made = Files.createTempDirectory(folder.getParent(), NAME + ".");
    try {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path target = made.resolve(file.getKey());
        Files.createDirectories(target.getParent());
        Files.write(target, file.getValue());
      }
      if (Files.exists(folder) && !whole(folder, files)) {
        // Somebody has spoilt it; a recogniser that has it open keeps what it read.
        Path spoilt = Files.createTempDirectory(folder.getParent(), NAME + ".");
        Files.move(folder, spoilt, StandardCopyOption.ATOMIC_MOVE);
        delete(spoilt);
      }
      Files.move(made, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!whole(folder, files)) {
        throw e;
      }
      // Another process was first.
    } finally {
      delete(made);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
