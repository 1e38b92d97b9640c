package dev.hatchline.telephony;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A real Asterisk of our own with a small dialplan; the fetched one, run without root. */
final class TestAsterisk implements AutoCloseable {
  private static final List<String> FILES =
      List.of(
          "asterisk.conf",
          "modules.conf",
          "extensions.conf",
          "indications.conf",
          "manager.conf",
          "pjsip.conf",
          "queues.conf",
          "rtp.conf",
          "logger.conf",
          "musiconhold.conf");

  private final Path home;
  private final Path root;
  private final int amiPort;
  private long readySecond;
  private @Nullable Process process;

  /**
   * @param home an empty folder for its state
   * @param agiPort where it finds the engine
   * @param phonePort where the phone of agent 101 is
   * @param carrierPort where every customer's phone is
   */
  TestAsterisk(Path home, int agiPort, int phonePort, int carrierPort) throws IOException {
    this.home = home;
    this.root = tools().resolve("asterisk");
    this.amiPort = freePort();
    Map<String, String> values =
        Map.of(
            "home", home.toString(),
            "root", root.toString(),
            "amiPort", Integer.toString(amiPort),
            "agiPort", Integer.toString(agiPort),
            "sipPort", Integer.toString(freePort()),
            "phonePort", Integer.toString(phonePort),
            "carrierPort", Integer.toString(carrierPort));
    for (String folder : List.of("etc", "var", "spool", "run", "log")) {
      Files.createDirectories(home.resolve(folder));
    }
    for (String file : FILES) {
      Files.writeString(home.resolve("etc").resolve(file), rendered(file, values));
    }
  }

  int amiPort() {
    return amiPort;
  }

  /**
   * Starts it and returns when it takes calls. One Asterisk is told from the next by the second of
   * its start, so a next one begins in a later second, as the supervisor's pause sees to.
   */
  void start() throws IOException, InterruptedException {
    while (second() <= readySecond) {
      LockSupport.parkNanos(10_000_000);
    }
    Files.deleteIfExists(home.resolve("log/messages.log"));
    Process started =
        new ProcessBuilder(
                root.resolve("bin/asterisk").toString(),
                "-f",
                "-C",
                home.resolve("etc/asterisk.conf").toString())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("log/console.log").toFile())
            .start();
    process = started;
    for (int tries = 0; tries < 200; tries++) {
      if (answers()) {
        readySecond = second();
        return;
      }
      if (started.waitFor(50, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    fail("Asterisk does not come up: " + Files.readString(home.resolve("log/console.log")));
  }

  private static long second() {
    return System.currentTimeMillis() / 1_000;
  }

  /** As a crash would: no goodbye. */
  void kill() {
    close();
  }

  /** SIGSTOP or SIGCONT. */
  void signal(String name) throws IOException, InterruptedException {
    Process running = process;
    if (running != null) {
      new ProcessBuilder("kill", "-" + name, Long.toString(running.pid())).start().waitFor();
    }
  }

  @Override
  public void close() {
    Process running = process;
    if (running != null) {
      running.destroyForcibly().onExit().join();
    }
  }

  /** The manager's port opens long before the modules are there; its log knows. */
  private boolean answers() throws IOException {
    Path log = home.resolve("log/messages.log");
    return Files.exists(log) && Files.readString(log).contains("Asterisk Ready.");
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String rendered(String file, Map<String, String> values) throws IOException {
    try (InputStream in = TestAsterisk.class.getResourceAsStream("asterisk/" + file)) {
      if (in == null) {
        throw new IOException("no test resource " + file);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (Map.Entry<String, String> value : values.entrySet()) {
        text = text.replace("{{" + value.getKey() + "}}", value.getValue());
      }
      return text;
    }
  }

  /** The fetched tools: HATCHLINE_TOOLS, or .hatchline/tools in a folder above this one. */
  private static Path tools() {
    String named = System.getenv("HATCHLINE_TOOLS");
    if (named != null) {
      return Path.of(named);
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".hatchline/tools/asterisk/bin/asterisk"))) {
        return at.resolve(".hatchline/tools");
      }
    }
    return fail("no Asterisk under .hatchline/tools; scripts/fetch-tools.sh fetches it");
  }
}
