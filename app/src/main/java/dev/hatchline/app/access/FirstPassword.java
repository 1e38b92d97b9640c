package dev.hatchline.app.access;

import dev.hatchline.conf.FirstUser;
import dev.hatchline.conf.Installation;
import dev.hatchline.conf.OperatorConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Makes the first user at a start at which nobody could sign in as an operator. */
public final class FirstPassword {
  private FirstPassword() {}

  /**
   * What is to be shown, once: the password is kept as its hash alone. Nothing if there is an
   * operator already.
   */
  public static List<String> make(Installation installation, OperatorConfig config)
      throws IOException {
    if (!FirstUser.wanted(config) || Files.exists(FirstUser.file(installation))) {
      return List.of();
    }
    String password = Passwords.made();
    if (!FirstUser.keep(installation, Passwords.hash(password))) {
      return List.of();
    }
    return List.of(
        "sign in as '%s' with the password %s".formatted(FirstUser.NAME, password),
        "it is shown this once, and kept nowhere; for a new one delete %s and start again"
            .formatted(FirstUser.file(installation)));
  }
}
