package dev.hatchline.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** No two tests can meet at a port, whichever run at once. */
class TestPortsTest {
  private static final int PHONES_AND_CLAIMS_LAST = 20_299;

  /** Linux hands out ports from here on to whoever asks for any. */
  private static final int SYSTEM_FIRST = 32_768;

  @Test
  void noPortIsThatOfTwoInstallations() {
    assertThat(TestPorts.offsets().flatMap(TestPortsTest::told).boxed().toList())
        .doesNotHaveDuplicates();
  }

  @Test
  void soundIsApartFromAllElse() {
    int soundFirst = TestPorts.offsets().map(offset -> at(offset).rtpFirst()).min().orElseThrow();
    int soundLast = TestPorts.offsets().map(offset -> at(offset).rtpLast()).max().orElseThrow();
    assertThat(TestPorts.offsets().flatMap(TestPortsTest::told).boxed().toList())
        .allSatisfy(port -> assertThat(port).isBetween(PHONES_AND_CLAIMS_LAST + 1, soundFirst - 1));
    assertThat(soundLast).isLessThan(SYSTEM_FIRST);
  }

  @Test
  void twoClaimsAreTwoInstallations() throws IOException {
    try (TestPorts one = TestPorts.claim();
        TestPorts other = TestPorts.claim()) {
      assertThat(one.offset()).isNotEqualTo(other.offset());
      assertThat(TestPorts.offsets().boxed().toList()).contains(one.offset(), other.offset());
    }
  }

  /** Two lanes, each with a second installation; nobody claims what the script has. */
  @Test
  void theScriptsTestsHaveTheLast() throws IOException {
    List<Integer> offsets = TestPorts.offsets().boxed().toList();
    List<Integer> last = offsets.subList(offsets.size() - 4, offsets.size());
    assertThat(Files.readString(Path.of("../scripts/test/run.sh")))
        .contains("readonly LANES=2 ")
        .contains(
            "readonly OFFSET_FIRST=%d OFFSET_STEP=%d\n"
                .formatted(last.getFirst(), last.get(1) - last.getFirst()));
  }

  /** All but sound; a phone that plays the carrier, and SIP, may take the next port for TLS. */
  private static IntStream told(int offset) {
    Installation a = at(offset);
    Installation b = a.seenBy(EngineName.B);
    return IntStream.of(
        a.sipPort(),
        a.sipPort() + 1,
        a.amiPort(),
        a.agiPort(),
        b.agiPort(),
        a.audioSocketPort(),
        b.audioSocketPort(),
        a.nudgePort(),
        b.nudgePort(),
        a.httpPort(),
        b.httpPort(),
        a.asteriskHttpPort(),
        a.backOfficePort(),
        a.prometheusPort(),
        a.trunkPort(),
        a.trunkPort() + 1);
  }

  private static Installation at(int offset) {
    return new Installation(Path.of("/h"), Path.of("/t"), offset);
  }
}
