package dev.hatchline.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The block {@code keys} of the operator's file, and the files of the keys. */
class KeysReaderTest {
  @TempDir Path folder;

  @Test
  void readsWhatTheOperatorSays() throws Exception {
    assertThat(read("keys: [{name: crm, role: integration}, {name: wall-1, role: read}]").keys())
        .containsExactly(new ApiKey("crm", Role.INTEGRATION), new ApiKey("wall-1", Role.READ));
    assertThat(read("").keys()).isEmpty();
  }

  @Test
  void whatIsNoKeyIsReported() {
    assertFault("keys: [{name: crm}]", "'role' is missing", "operator, read, supervisor");
    assertFault("keys: [{role: read}]", "'name' is missing", "");
    assertFault("keys: [{name: crm, role: reed}]", "'reed' is not known", "did you mean 'read'?");
    assertFault("keys: [{name: operator, role: read}]", "'operator' stands here a second", "");
    assertFault(
        "keys: [{name: a, role: read}, {name: a, role: read}]", "'a' stands here a second", "");
    assertFault("keys: [{name: a, role: read, key: x}]", "'key' is not known here", "name, role");
    assertFault(
        IntStream.rangeClosed(0, ApiKey.KEYS_MAX)
            .mapToObj(n -> "{name: k%d, role: read}".formatted(n))
            .collect(Collectors.joining(", ", "keys: [", "]")),
        "'keys' has 51 entries",
        "at most 50");
  }

  @Test
  void eachKeyIsMadeOnceInAFileOfItsOwn() throws Exception {
    OperatorConfig config = read("keys: [{name: crm, role: integration}, {name: tv, role: read}]");
    Installation home = new Installation(folder.resolve("home"), Path.of("/opt/asterisk"), 0);
    Secrets made = Secrets.open(home, config);
    assertThat(made.keys()).containsOnlyKeys("crm", "tv");
    assertThat(made.keys().values()).doesNotHaveDuplicates().doesNotContain(made.apiKey());
    assertThat(Files.readString(home.secrets().resolve("key-crm")).strip())
        .isEqualTo(made.keys().get("crm"));
    assertThat(Secrets.open(home, config)).isEqualTo(made);
    assertThat(made.toString()).doesNotContain(made.keys().values());
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
