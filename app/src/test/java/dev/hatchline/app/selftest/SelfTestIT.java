package dev.hatchline.app.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fetched Asterisk plays the installed one: whole, and with something taken from it. */
class SelfTestIT {
  private static final String MODULES = "usr/lib/x86_64-linux-gnu/asterisk/modules";
  private static final String DATA = "usr/share/asterisk";
  private static final Path FETCHED = fetched();

  @TempDir private Path folder;
  private Path root;
  private Path home;

  /** A folder of links, as an installed Asterisk gets one. */
  @BeforeEach
  void link() throws IOException {
    root = folder.resolve("root");
    home = Files.createDirectory(folder.resolve("home"));
    Files.createDirectories(root.resolve("bin"));
    Files.createSymbolicLink(root.resolve("bin/asterisk"), FETCHED.resolve("bin/asterisk"));
    for (String part : List.of(MODULES, DATA)) {
      Files.createDirectories(root.resolve(part).getParent());
      Files.createSymbolicLink(root.resolve(part), FETCHED.resolve(part));
    }
  }

  @AfterEach
  void nothingOfItRunsAfterwards() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path link : files.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link); // else JUnit warns of each
      }
    }
    assertThat(ProcessHandle.allProcesses().map(ProcessHandle::info))
        .noneMatch(info -> info.commandLine().orElse("").contains(home + "/"));
  }

  @Test
  void aWholeAsteriskPasses() throws Exception {
    SelfTest.pass(root, home);
    assertThat(home.resolve("asterisk/log/messages.log")).content().doesNotContain("ERROR");
  }

  @Test
  void theModuleThatIsMissingIsNamed() throws IOException {
    Files.delete(root.resolve(MODULES));
    Files.createDirectory(root.resolve(MODULES));
    try (Stream<Path> modules = Files.list(FETCHED.resolve(MODULES))) {
      for (Path module : modules.toList()) {
        Path name = module.getFileName();
        if (!name.toString().equals("app_audiosocket.so")) {
          Files.createSymbolicLink(root.resolve(MODULES).resolve(name), module);
        }
      }
    }
    refused("it does not start with our files", "app_audiosocket.so");
  }

  /** As in service until Asterisk 22.4. */
  @Test
  void anAudioSocketWithoutKeysIsRefused() throws IOException {
    sieved(Sieve.KEY, Sieve.NOTHING, "no key came through AudioSocket");
  }

  @Test
  void anAudioSocketThatBringsNoSoundIsRefused() throws IOException {
    sieved(Sieve.SOUND, Sieve.NOTHING, "no sound came from the caller through AudioSocket");
  }

  @Test
  void anAudioSocketThatTakesNoSoundIsRefused() throws IOException {
    sieved(Sieve.NOTHING, Sieve.SOUND, "no sound came to the caller through AudioSocket");
  }

  @Test
  void theSameWayWithNothingTakenPasses() throws Exception {
    try (Sieve sieve = between(Sieve.NOTHING, Sieve.NOTHING)) {
      SelfTest.pass(root, home);
      assertThat(sieve.port()).isPositive();
    }
  }

  @Test
  void anAsteriskThatDoesNotComeToOurPortIsRefused() throws IOException {
    changed("extensions.conf", "s/AudioSocket(.*/Wait(60)/");
    refused("AudioSocket did not reach us");
  }

  @Test
  void anAsteriskThatTakesNoCallIsRefused() throws IOException {
    changed("extensions.conf", "s/^exten => 4242/exten => 4241/");
    refused("a call was not answered", "404");
  }

  @Test
  void anEarlierVersionIsRefused() throws IOException {
    startedBy("if [ \"$1\" = -V ]; then echo 'Asterisk 20.6.0~dfsg+~cs6.13'; exit; fi");
    refused("expected version 22 or later, found Asterisk 20.6.0");
  }

  @Test
  void aProgramThatIsNoAsteriskIsRefused() throws IOException {
    startedBy("echo hello; exit");
    refused("expected to hear its version, found 'hello'");
  }

  @Test
  void anAsteriskWithoutTheToneIsRefused() throws IOException {
    Files.delete(root.resolve(DATA));
    Files.createDirectories(root.resolve(DATA).resolve("sounds/en"));
    Files.createFile(root.resolve(DATA).resolve("sounds/en/beep.gsm"));
    refused("asterisk-core-sounds-en-wav");
  }

  private void sieved(int fromAsterisk, int fromUs, String word) throws IOException {
    try (Sieve sieve = between(fromAsterisk, fromUs)) {
      assertThat(sieve.port()).isPositive();
      refused(word);
    }
  }

  private Sieve between(int fromAsterisk, int fromUs) throws IOException {
    Sieve sieve = new Sieve(fromAsterisk, fromUs);
    changed(
        "extensions.conf",
        "s/^\\( same.*AudioSocket(.*:\\)\\(.*\\))/\\1%d) ; \\2/".formatted(sieve.port()));
    sieve.open(() -> ours(home.resolve("asterisk/etc/extensions.conf")));
    return sieve;
  }

  /** Our port, which the change has left as a comment. */
  private static int ours(Path dialplan) throws IOException {
    Matcher port = Pattern.compile("AudioSocket.* ; (\\d+)").matcher(Files.readString(dialplan));
    if (!port.find()) {
      throw new IOException("expected our port in " + dialplan);
    }
    return Integer.parseInt(port.group(1));
  }

  /** Just before it starts, a file of ours is changed, by sed. */
  private void changed(String file, String how) throws IOException {
    startedBy("if [ \"$1\" = -f ]; then sed -i '%s' \"${3%%/*}/%s\"; fi".formatted(how, file));
  }

  /** The program is started by a shell that first does something of its own. */
  private void startedBy(String first) throws IOException {
    Path program = root.resolve("bin/asterisk");
    Files.delete(program);
    Files.writeString(
        program,
        "#!/bin/sh\n%s\nexec '%s' \"$@\"\n".formatted(first, FETCHED.resolve("bin/asterisk")));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  private void refused(String... words) {
    assertThatThrownBy(() -> SelfTest.pass(root, home))
        .isInstanceOf(SelfTestFault.class)
        .hasMessageContainingAll(words);
  }

  /** HATCHLINE_TOOLS, or .hatchline/tools beside this module. */
  private static Path fetched() {
    return Optional.ofNullable(System.getenv("HATCHLINE_TOOLS"))
        .map(Path::of)
        .orElse(Path.of("../.hatchline/tools"))
        .resolve("asterisk")
        .toAbsolutePath()
        .normalize();
  }
}
