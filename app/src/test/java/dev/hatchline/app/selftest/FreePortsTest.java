package dev.hatchline.app.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.conf.EngineName;
import dev.hatchline.conf.Installation;
import dev.hatchline.conf.TestPorts;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An Asterisk that tests itself takes no port from an installation of any test. */
class FreePortsTest {
  /** Phones, the claims of tests, and engines without Asterisk. */
  private static final int TAKEN_LAST = 20_299;

  @Test
  void offsetIsOneOfTheChoices() throws Exception {
    assertThat(FreePorts.offsets()).contains(FreePorts.offset());
  }

  @Test
  void sipAndAmiAreNobodysElse() {
    List<Integer> ours = FreePorts.offsets().flatMap(FreePortsTest::sockets).boxed().toList();
    assertThat(ours)
        .doesNotHaveDuplicates()
        .allSatisfy(port -> {
          assertThat(port).isGreaterThan(TAKEN_LAST);
        });
    assertThat(ours)
        .doesNotContainAnyElementsOf(
            TestPorts.offsets().flatMap(FreePortsTest::all).boxed().toList());
  }

  @Test
  void soundIsApartFromWhatTestsReceiveByUdp() {
    int first = FreePorts.offsets().map(offset -> at(offset).rtpFirst()).min().orElseThrow();
    int last = FreePorts.offsets().map(offset -> at(offset).rtpLast()).max().orElseThrow();
    assertThat(
            Stream.concat(
                    TestPorts.offsets().flatMap(FreePortsTest::udp).boxed(),
                    FreePorts.offsets().flatMap(FreePortsTest::sockets).boxed())
                .toList())
        .noneMatch(port -> port >= first && port <= last);
  }

  private static IntStream sockets(int offset) {
    return IntStream.of(at(offset).sipPort(), at(offset).amiPort());
  }

  private static IntStream udp(int offset) {
    Installation a = at(offset);
    Installation b = a.seenBy(EngineName.B);
    return IntStream.of(a.sipPort(), a.trunkPort(), a.nudgePort(), b.nudgePort());
  }

  private static IntStream all(int offset) {
    Installation a = at(offset);
    Installation b = a.seenBy(EngineName.B);
    return IntStream.concat(
        udp(offset),
        IntStream.of(
            a.amiPort(),
            a.agiPort(),
            b.agiPort(),
            a.audioSocketPort(),
            b.audioSocketPort(),
            a.httpPort(),
            b.httpPort(),
            a.asteriskHttpPort(),
            a.backOfficePort()));
  }

  private static Installation at(int offset) {
    return new Installation(Path.of("/h"), Path.of("/t"), offset);
  }
}
