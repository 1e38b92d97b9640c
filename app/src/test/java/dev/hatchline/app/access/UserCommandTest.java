package dev.hatchline.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.access.PasswordCheck.Answer;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.conf.OperatorFile;
import dev.hatchline.conf.Role;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./hatchline user}. */
class UserCommandTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(Optional<String> typed, String... args) throws Exception {
    out.reset();
    err.reset();
    return new UserCommand(
            () -> typed,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .run(List.of(args));
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void whatAddPrintsLetsThemSignIn() throws Exception {
    for (Role role : Role.OF_PEOPLE) {
      String name = role == Role.AGENT ? "101" : "anna";
      assertThat(run(Optional.empty(), "add", name, role.word())).isZero();
      List<String> lines = said().lines().toList();
      Path file = folder.resolve("hatchline.yaml");
      Files.writeString(file, "users:\n" + lines.getLast() + "\n");
      OperatorConfig config = OperatorFile.read(file);
      assertThat(config.users())
          .singleElement()
          .satisfies(user -> assertThat(user.role()).isEqualTo(role));
      Users users = new Users(config, Optional.empty());
      try (PasswordCheck check = new PasswordCheck()) {
        String password = lines.getFirst().replaceFirst(".*: ", "");
        assertThat(check.check(role == Role.AGENT ? users.agent(name) : users.find(name), password))
            .isEqualTo(Answer.RIGHT);
      }
      assertThat(users.find("101")).as("agents have their desk").isEmpty();
    }
  }

  @Test
  void hashTakesAPasswordOfYourOwn() throws Exception {
    assertThat(run(Optional.of("correct horse"), "hash")).isZero();
    assertThat(Passwords.matches("correct horse", said().strip())).isTrue();
    assertThat(run(Optional.of("short"), "hash")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("5 characters", "12 to 128");
    assertThat(said()).isEmpty();
    assertThat(run(Optional.empty(), "hash")).isEqualTo(1);
  }

  @Test
  void wrongUseIsTold() throws Exception {
    assertThat(run(Optional.empty(), "add", "anna")).isEqualTo(2);
    assertThat(run(Optional.empty(), "add", "anna", "read")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("operator, supervisor");
    assertThat(run(Optional.empty(), "add", "Anna", "operator")).isEqualTo(2);
    assertThat(run(Optional.empty(), "add", "anna", "agent")).isEqualTo(2);
    assertThat(said()).isEmpty();
  }
}
