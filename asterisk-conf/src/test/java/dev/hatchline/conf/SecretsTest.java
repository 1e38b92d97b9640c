package dev.hatchline.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir Path folder;

  @Test
  void areMadeOnceEachDifferentForTheOwnerAlone() throws IOException {
    Secrets first = open(OperatorConfig.defaults());
    Set<String> all = new HashSet<>(first.phones().values());
    all.add(first.ami());
    all.add(first.apiKey());
    assertThat(all).hasSize(5).allMatch(secret -> secret.matches("[A-Za-z0-9]{32}"));
    assertThat(mode(secrets())).isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(secrets())) {
      assertThat(files.map(path -> path.getFileName() + " " + mode(path)))
          .containsExactlyInAnyOrder(
              "ami-password rw-------",
              "api-key rw-------",
              "sip-101 rw-------",
              "sip-102 rw-------",
              "sip-103 rw-------");
    }
    assertThat(open(OperatorConfig.defaults())).isEqualTo(first);
  }

  @Test
  void openFilesAreShutAgain() throws IOException {
    open(OperatorConfig.defaults());
    Path key = secrets().resolve("api-key");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    Files.setPosixFilePermissions(secrets(), PosixFilePermissions.fromString("rwxr-xr-x"));
    open(OperatorConfig.defaults());
    assertThat(mode(key)).isEqualTo("rw-------");
    assertThat(mode(secrets())).isEqualTo("rwx------");
  }

  @Test
  void twoStartsAtOnceAgree() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      Callable<Secrets> start = () -> open(OperatorConfig.defaults());
      Set<Secrets> seen = new HashSet<>();
      for (Future<Secrets> future : threads.invokeAll(List.of(start, start, start, start))) {
        seen.add(future.get());
      }
      assertThat(seen).hasSize(1);
    }
  }

  @Test
  void aSpoiledFileIsNamed() throws IOException {
    open(OperatorConfig.defaults());
    Files.writeString(secrets().resolve("api-key"), "short\n");
    assertThatThrownBy(() -> open(OperatorConfig.defaults()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("secrets/api-key holds something else")
        .hasMessageNotContaining("short");
  }

  @Test
  void theCarriersPasswordComesFromTheOperator() throws Exception {
    OperatorConfig config = registered();
    assertThatThrownBy(() -> open(config))
        .hasMessageContaining("secrets/trunk-password is missing");
    Files.writeString(secrets().resolve("trunk-password"), "pa;ss word\n");
    assertThat(open(config).carrier()).contains("pa;ss word");
    assertThat(mode(secrets().resolve("trunk-password"))).isEqualTo("rw-------");
    Files.writeString(secrets().resolve("trunk-password"), "two\nlines\n");
    assertThatThrownBy(() -> open(config)).hasMessageContaining("one line");
    Files.writeString(secrets().resolve("trunk-password"), "");
    assertThatThrownBy(() -> open(config)).hasMessageContaining("1 to 128");
  }

  @Test
  void aSystemsTokenComesFromTheOperator() throws Exception {
    OperatorConfig config =
        OperatorFile.read(
            Files.writeString(
                folder.resolve("hatchline.yaml"),
                "systems: [{name: crm, address: 'https://crm.example', secret: crm-token}]"));
    assertThatThrownBy(() -> open(config))
        .hasMessageContaining("secrets/crm-token is missing")
        .hasMessageContaining("the token of the system 'crm'");
    Files.writeString(secrets().resolve("crm-token"), "abc.DEF-1/2==\n");
    assertThat(open(config).systems()).containsExactly(Map.entry("crm", "abc.DEF-1/2=="));
    assertThat(open(config).toString()).doesNotContain("abc");
    for (String bad : List.of("", "two words", "two\nlines", "a\r\nX-Other: b", "ä")) {
      Files.writeString(secrets().resolve("crm-token"), bad);
      assertThatThrownBy(() -> open(config)).as(bad).hasMessageContaining("is not usable");
    }
  }

  @Test
  void aWebhooksKeyComesFromTheOperatorAndIsLongEnough() throws Exception {
    OperatorConfig config =
        OperatorFile.read(
            Files.writeString(
                folder.resolve("hatchline.yaml"),
                "webhooks: [{name: crm, url: 'https://crm.example', secret: crm-webhook}]"));
    assertThatThrownBy(() -> open(config))
        .hasMessageContaining("secrets/crm-webhook is missing")
        .hasMessageContaining("the key of the webhook 'crm'");
    Files.writeString(secrets().resolve("crm-webhook"), "0123456789abcde!\n");
    assertThat(open(config).webhooks()).containsExactly(Map.entry("crm", "0123456789abcde!"));
    assertThat(open(config).toString()).doesNotContain("abcde");
    assertThat(mode(secrets().resolve("crm-webhook"))).isEqualTo("rw-------");
    for (String bad : List.of("", "0123456789abcde", "two words of a key", "x".repeat(129))) {
      Files.writeString(secrets().resolve("crm-webhook"), bad);
      assertThatThrownBy(() -> open(config)).as(bad).hasMessageContaining("is not usable");
    }
  }

  @Test
  void theDatabasesPasswordComesFromTheOperator() throws Exception {
    OperatorConfig config =
        OperatorFile.read(
            Files.writeString(
                folder.resolve("hatchline.yaml"), "database: {mysql: {host: db.example}}"));
    assertThatThrownBy(() -> open(config))
        .hasMessageContaining(
            "secrets/database-password is missing; expected the database's password in it");
    Files.writeString(secrets().resolve("database-password"), "pa ss\n");
    assertThat(open(config).database()).contains("pa ss");
    assertThat(mode(secrets().resolve("database-password"))).isEqualTo("rw-------");
  }

  @Test
  void neverReachALog() throws IOException {
    Secrets secrets = open(OperatorConfig.defaults());
    assertThat(secrets.toString()).doesNotContain(secrets.ami(), secrets.apiKey());
    assertThat(secrets.toString()).doesNotContain(secrets.phone("101"));
    assertThatThrownBy(() -> secrets.phone("999")).isInstanceOf(IllegalArgumentException.class);
  }

  private OperatorConfig registered() throws IOException, ConfigException {
    return OperatorFile.read(
        Files.writeString(
            folder.resolve("hatchline.yaml"),
            "{listen: {sip: 0.0.0.0}, trunk: {register: {host: a.example, user: b}}}"));
  }

  private Secrets open(OperatorConfig config) throws IOException {
    return Secrets.open(
        new Installation(folder.resolve("home"), Path.of("/opt/asterisk"), 0), config);
  }

  private Path secrets() {
    return folder.resolve("home/secrets");
  }

  private static String mode(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
