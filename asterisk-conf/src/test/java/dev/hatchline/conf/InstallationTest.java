package dev.hatchline.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstallationTest {
  private static final Path TOOLS = Path.of("/opt/asterisk");

  @Test
  void theOffsetMovesEveryPort() {
    Installation base = new Installation(Path.of("/h"), TOOLS, 0);
    Installation moved = new Installation(Path.of("/h"), TOOLS, 1000);
    assertThat(ports(base))
        .containsExactly(5060, 5038, 4573, 9092, 8080, 8088, 8090, 10000, 10999, 5080);
    assertThat(ports(moved))
        .containsExactly(6060, 6038, 5573, 10092, 9080, 9088, 9090, 11000, 11999, 6080);
  }

  private static Stream<Integer> ports(Installation i) {
    return Stream.of(
        i.sipPort(),
        i.amiPort(),
        i.agiPort(),
        i.audioSocketPort(),
        i.httpPort(),
        i.asteriskHttpPort(),
        i.backOfficePort(),
        i.rtpFirst(),
        i.rtpLast(),
        i.trunkPort());
  }

  @Test
  void theSecondEngineHasItsOwnPortsAndFiles() {
    Installation first = new Installation(Path.of("/h"), TOOLS, 1000);
    Installation second = first.seenBy(EngineName.B);
    assertThat(ports(second))
        .containsExactly(6060, 6038, 5574, 10093, 9081, 9088, 9090, 11000, 11999, 6080);
    assertThat(second.journal()).isEqualTo(Path.of("/h/journal-b"));
    assertThat(second.events()).isEqualTo(Path.of("/h/events-b"));
    assertThat(second.logName()).isEqualTo("engine-b");
    assertThat(second.messages()).isEqualTo(first.messages());
    assertThat(first.events()).isEqualTo(Path.of("/h/events"));
  }

  @Test
  void theEnvironmentNamesTheEngine() {
    Map<String, String> b =
        Map.of("HATCHLINE_HOME", "/h", "HATCHLINE_TOOLS", "/t", "HATCHLINE_ENGINE_NAME", "b");
    assertThat(Installation.fromEnvironment(b).engine()).isEqualTo(EngineName.B);
    assertThatThrownBy(() ->
            Installation.fromEnvironment(
                Map.of(
                    "HATCHLINE_HOME", "/h", "HATCHLINE_TOOLS", "/t", "HATCHLINE_ENGINE_NAME", "c")))
        .hasMessage("HATCHLINE_ENGINE_NAME is 'c'; expected a or b");
  }

  @Test
  void comesFromTheEnvironment() {
    Installation installation =
        Installation.fromEnvironment(
            Map.of(
                "HATCHLINE_HOME", "/srv/h", "HATCHLINE_TOOLS", "/t", "HATCHLINE_PORT_OFFSET", "7"));
    assertThat(installation)
        .isEqualTo(new Installation(Path.of("/srv/h"), Path.of("/t/asterisk"), 7));
    assertThat(installation.asteriskConf()).isEqualTo(Path.of("/srv/h/asterisk/etc/asterisk.conf"));
    assertThat(installation.database()).isEqualTo(Path.of("/srv/h/db/hatchline"));
    assertThat(installation.journal()).isEqualTo(Path.of("/srv/h/journal"));
    assertThat(installation.asteriskProgram()).isEqualTo(Path.of("/t/asterisk/usr/sbin/asterisk"));
    assertThatThrownBy(() -> Installation.fromEnvironment(Map.of("HATCHLINE_TOOLS", "/t")))
        .hasMessage("HATCHLINE_HOME is not set; expected a folder");
    assertThatThrownBy(() ->
            Installation.fromEnvironment(
                Map.of(
                    "HATCHLINE_HOME", "/h",
                    "HATCHLINE_TOOLS", "/t",
                    "HATCHLINE_PORT_OFFSET", "x")))
        .hasMessage("HATCHLINE_PORT_OFFSET is 'x'; expected a number");
  }

  @Test
  void theScriptMayChooseAnotherAsteriskThanTheFetched() {
    Installation installation =
        Installation.fromEnvironment(
            Map.of("HATCHLINE_HOME", "/h", "HATCHLINE_TOOLS", "/t", "HATCHLINE_ASTERISK", "/t/a"));
    assertThat(installation.asteriskModules())
        .isEqualTo(Path.of("/t/a/usr/lib/x86_64-linux-gnu/asterisk/modules"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a b", "/a,b", "/a;b", "/a&b", "/a\"b", "/a$b", "/a\nb", "/ä", "/a{b"})
  void aFolderThatAsteriskWouldMisreadIsRefused(String home) {
    assertThatThrownBy(() -> new Installation(Path.of(home), TOOLS, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("HATCHLINE_HOME");
  }

  @Test
  void theScriptAndTheDocumentSayTheSameBound() {
    int most = Installation.PORT_OFFSET_MAX;
    assertThat(Path.of("../scripts/lib/env.sh")).content().contains("PORT_OFFSET_MAX=" + most);
    assertThat(Path.of("../docs/operator-file.md")).content().contains("(0–" + most + ")");
  }

  @Test
  void boundsAreTold() {
    assertThatThrownBy(() -> new Installation(Path.of("/" + "x".repeat(90)), TOOLS, 0))
        .hasMessageContaining("at most 80");
    assertThatThrownBy(() -> new Installation(Path.of("/h"), TOOLS, -1))
        .hasMessageContaining("expected 0 to 54000");
    assertThatThrownBy(() -> new Installation(Path.of("/h"), TOOLS, 60_000))
        .hasMessageContaining("HATCHLINE_PORT_OFFSET");
  }
}
