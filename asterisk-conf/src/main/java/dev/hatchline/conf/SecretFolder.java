package dev.hatchline.conf;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/** A folder of one-line files that only their owner may read. */
final class SecretFolder {
  /** 32 of 62 letters and digits: 190 bits, and safe in every file Asterisk reads. */
  private static final int LENGTH = 32;

  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private static final Pattern MADE = Pattern.compile("[A-Za-z0-9]{16,128}");

  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{16,128}");

  private static final int TOKEN_MAX = 4096;
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{1," + TOKEN_MAX + "}");

  private final Path folder;
  private final SecureRandom random = new SecureRandom();

  private SecretFolder(Path folder) {
    this.folder = folder;
  }

  static SecretFolder open(Path folder) throws IOException {
    OwnFiles.folder(folder);
    return new SecretFolder(folder);
  }

  /** The secret of this name, made now if it is missing; of two who make it at once one wins. */
  String made(String name) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      try {
        OwnFiles.create(file, random() + "\n");
      } catch (FileAlreadyExistsException _) {
        // Another start was quicker; its value counts.
      }
    }
    String value = read(file);
    if (!MADE.matcher(value).matches()) {
      throw new IOException(
          "%s holds something else than a secret of ours; expected 16 to 128 letters and digits;"
                  .formatted(file)
              + " delete it and a new one is made");
    }
    return value;
  }

  /** A secret that only the operator can know: the password of {@code whose}. */
  String password(String name, String whose) throws IOException {
    String value = given(name, whose + " password");
    if (value.isEmpty() || value.length() > 128 || value.chars().anyMatch(c -> c < ' ')) {
      throw new IOException(
          "%s is not usable; expected one line of 1 to 128 characters"
              .formatted(folder.resolve(name)));
    }
    return value;
  }

  /** A token that goes into an HTTP header as it is (RFC 6750, 2.1). */
  String token(String name, String system) throws IOException {
    String value = given(name, "the token of the system '" + system + "'");
    if (!TOKEN.matcher(value).matches()) {
      throw new IOException(
          "%s is not usable; expected one line of 1 to %d letters, digits and - . _ ~ + / ="
              .formatted(folder.resolve(name), TOKEN_MAX));
    }
    return value;
  }

  /** What a webhook's events are signed with; a shorter one could be guessed from a signature. */
  String key(String name, String webhook) throws IOException {
    String value = given(name, "the key of the webhook '" + webhook + "'");
    if (!KEY.matcher(value).matches()) {
      throw new IOException(
          "%s is not usable; expected one line of 16 to 128 letters, digits and signs"
              .formatted(folder.resolve(name)));
    }
    return value;
  }

  private String given(String name, String what) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      throw new IOException(
          "%s is missing; expected %s in it, one line, mode 0600".formatted(file, what));
    }
    return read(file);
  }

  private static String read(Path file) throws IOException {
    OwnFiles.onlyOwner(file);
    return Files.readString(file).strip();
  }

  private String random() {
    StringBuilder secret = new StringBuilder(LENGTH);
    random.ints(LENGTH, 0, LETTERS.length()).forEach(i -> secret.append(LETTERS.charAt(i)));
    return secret.toString();
  }
}
