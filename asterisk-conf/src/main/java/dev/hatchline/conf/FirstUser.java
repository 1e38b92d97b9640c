package dev.hatchline.conf;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The operator whom the first start makes, so that somebody can sign in while the operator's file
 * names no operator; after that nobody signs in as this one. What is kept is the hash of the
 * password, in the secrets folder.
 */
public final class FirstUser {
  public static final String NAME = "operator";
  private static final String FILE = "first-user";

  private FirstUser() {}

  /** Whether somebody is to sign in as the first user. */
  public static boolean wanted(OperatorConfig config) {
    return config.users().stream().noneMatch(user -> user.role() == Role.OPERATOR);
  }

  /** Where the hash is. */
  public static Path file(Installation installation) {
    return installation.secrets().resolve(FILE);
  }

  /**
   * The one who was made before.
   *
   * @throws IOException if the file is there and cannot be used
   */
  public static Optional<User> read(Installation installation) throws IOException {
    Path file = file(installation);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    OwnFiles.onlyOwner(file);
    String hash = Files.readString(file).strip();
    if (!User.isHash(hash)) {
      throw new IOException(
          "%s is not usable; delete it, and the next start makes a new first user".formatted(file));
    }
    return Optional.of(new User(NAME, Role.OPERATOR, hash));
  }

  /** Keeps the hash; of two who make one at once one wins, and the other is told false. */
  public static boolean keep(Installation installation, String hash) throws IOException {
    OwnFiles.folder(installation.secrets());
    try {
      OwnFiles.create(file(installation), hash + "\n");
      return true;
    } catch (FileAlreadyExistsException _) {
      return false;
    }
  }
}
