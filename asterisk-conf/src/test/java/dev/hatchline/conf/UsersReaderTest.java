package dev.hatchline.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The block {@code users} of the operator's file, and the first user. */
class UsersReaderTest {
  private static final String REST =
      "$c29tZXNhbHRzb21lc2FsdA$RdescudvJCsgt3ub+b/dWRWJTmaaJObG4b5cJfWJq5Y";

  private static final String HASH = "$argon2id$v=19$m=19456,t=2,p=1" + REST;

  @TempDir Path folder;

  private static String user(String name, String role) {
    return "{name: %s, role: %s, hash: \"%s\"}".formatted(name, role, HASH);
  }

  @Test
  void readsWhatTheOperatorSays() throws Exception {
    String both = user("anna", "supervisor") + ", " + user("101", "agent");
    assertThat(read("users: [" + both + "]").users())
        .containsExactly(
            new User("anna", Role.SUPERVISOR, HASH), new User("101", Role.AGENT, HASH));
    assertThat(read("").users()).isEmpty();
  }

  @Test
  void whatIsNoUserIsReported() {
    assertFault(
        "users: [{name: anna, hash: \"%s\"}]".formatted(HASH), "'role' is missing", "agent");
    assertFault("users: [" + user("anna", "read") + "]", "'read' is not known", "supervisor");
    assertFault("users: [{name: anna, role: designer}]", "'hash' is missing", "user hash");
    assertFault("users: [" + user("Anna", "designer") + "]", "'Anna' stands here", "small letters");
    assertFault("users: [" + user("anna", "agent") + "]", "'anna' stands here", "digits");
    assertFault("users: [" + user("199", "agent") + "]", "extension '199'", "one of 'agents'");
    assertFault(
        "users: [" + user("a", "designer") + ", " + user("a", "operator") + "]",
        "'a' stands here a second",
        "");
    assertFault(
        IntStream.rangeClosed(0, User.USERS_MAX)
            .mapToObj(n -> user("u" + n, "designer"))
            .collect(Collectors.joining(", ", "users: [", "]")),
        "'users' has 501 entries",
        "at most 500");
  }

  /** It would stand in the first user's place, and nobody could sign in as an operator. */
  @Test
  void theNameOfTheFirstUserIsAnOperators() throws Exception {
    assertFault(
        "users: [" + user(FirstUser.NAME, "designer") + "]",
        "'operator' is the first user",
        "another name");
    assertThat(read("users: [" + user(FirstUser.NAME, "operator") + "]").users()).hasSize(1);
  }

  /** Each check of it would take all memory, or be over before one could guess wrong. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "secret",
        "$argon2i$v=19$m=19456,t=2,p=1" + REST,
        "$argon2id$v=19$m=4194304,t=2,p=1" + REST,
        "$argon2id$v=19$m=64,t=2,p=1" + REST,
        "$argon2id$v=19$m=19456,t=99,p=1" + REST,
        "$argon2id$v=19$m=19456,t=2,p=1$c2$Rd"
      })
  void whatIsNoHashOfOursIsReported(String hash) {
    assertFault(
        "users: [{name: a, role: designer, hash: \"%s\"}]".formatted(hash), "", "user hash");
  }

  @Test
  void theFirstUserIsKeptOnceForItsOwnerAlone() throws Exception {
    Installation home = new Installation(folder.resolve("home"), Path.of("/opt/asterisk"), 0);
    assertThat(FirstUser.read(home)).isEmpty();
    assertThat(FirstUser.keep(home, HASH)).isTrue();
    assertThat(FirstUser.keep(home, HASH.replace("Rdes", "Abcd"))).isFalse();
    assertThat(FirstUser.read(home)).hasValue(new User(FirstUser.NAME, Role.OPERATOR, HASH));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(FirstUser.file(home))))
        .isEqualTo("rw-------");
    Files.writeString(FirstUser.file(home), "secret");
    assertThatThrownBy(() -> FirstUser.read(home))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("delete it");
  }

  @Test
  void theFirstUserIsWantedWhileTheFileNamesNoOperator() throws Exception {
    assertThat(FirstUser.wanted(read(""))).isTrue();
    assertThat(FirstUser.wanted(read("users: [" + user("anna", "supervisor") + "]"))).isTrue();
    assertThat(FirstUser.wanted(read("users: [" + user("anna", "operator") + "]"))).isFalse();
  }

  @Test
  void noHashReachesALog() throws Exception {
    assertThat(read("users: [" + user("anna", "operator") + "]").toString())
        .contains("anna")
        .doesNotContain("argon2");
  }

  private void assertFault(String text, String found, String expected) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(found)
        .hasMessageContaining(expected);
  }

  private OperatorConfig read(String text) throws IOException, ConfigException {
    return OperatorFile.read(Files.writeString(folder.resolve("hatchline.yaml"), text));
  }
}
