package dev.hatchline.conf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One installation on a machine: where its state lies, which Asterisk it runs, and its ports. Of
 * two engines each has ports, journal and events of its own; what else lies there they have in
 * common: secrets and prompts are written whole or not at all, and a message has the name of its
 * call.
 *
 * @param home the state folder, HATCHLINE_HOME
 * @param asteriskRoot folder that an Asterisk was unpacked into; {@code /} for an installed one
 * @param portOffset added to every port, HATCHLINE_PORT_OFFSET
 * @param engine which of the engines it is that asks
 */
public record Installation(Path home, Path asteriskRoot, int portOffset, EngineName engine) {
  /** Where calls to the outside go while there is no trunk. */
  public static final String LOOPBACK_CARRIER = "127.0.0.2";

  /** The highest port we use is 10999 + offset; a round number below what would fit. */
  public static final int PORT_OFFSET_MAX = 54_000;

  /** Asterisk's control socket lies below; the kernel takes 107 bytes for a socket's path. */
  static final int HOME_LENGTH_MAX = 80;

  /** The paths stand in Asterisk files, where most other characters mean something. */
  private static final Pattern PLAIN_PATH = Pattern.compile("/[A-Za-z0-9._/+@-]*");

  public Installation {
    home = home.toAbsolutePath().normalize();
    asteriskRoot = asteriskRoot.toAbsolutePath().normalize();
    plain(home, "HATCHLINE_HOME");
    plain(asteriskRoot, "the tools folder");
    if (home.toString().length() > HOME_LENGTH_MAX) {
      throw new IllegalArgumentException(
          "HATCHLINE_HOME '%s' is too long; expected at most %d characters"
              .formatted(home, HOME_LENGTH_MAX));
    }
    if (portOffset < 0 || portOffset > PORT_OFFSET_MAX) {
      throw new IllegalArgumentException(
          "HATCHLINE_PORT_OFFSET is %d; expected 0 to %d".formatted(portOffset, PORT_OFFSET_MAX));
    }
  }

  /** As the first engine sees it. */
  public Installation(Path home, Path asteriskRoot, int portOffset) {
    this(home, asteriskRoot, portOffset, EngineName.A);
  }

  /** The same installation, as that engine sees it. */
  public Installation seenBy(EngineName other) {
    return new Installation(home, asteriskRoot, portOffset, other);
  }

  private static void plain(Path path, String name) {
    if (!PLAIN_PATH.matcher(path.toString()).matches()) {
      throw new IllegalArgumentException(
          "%s '%s' cannot be used; expected only letters, digits and . _ / + @ -"
              .formatted(name, path));
    }
  }

  /**
   * From HATCHLINE_HOME, HATCHLINE_ASTERISK (absent: the folder {@code asterisk} of
   * HATCHLINE_TOOLS), HATCHLINE_PORT_OFFSET (absent: 0) and HATCHLINE_ENGINE_NAME (absent: a).
   */
  public static Installation fromEnvironment(Map<String, String> environment) {
    String asterisk = environment.getOrDefault("HATCHLINE_ASTERISK", "");
    return new Installation(
        Path.of(needed(environment, "HATCHLINE_HOME")),
        asterisk.isEmpty()
            ? Path.of(needed(environment, "HATCHLINE_TOOLS")).resolve("asterisk")
            : Path.of(asterisk),
        offset(environment.getOrDefault("HATCHLINE_PORT_OFFSET", "0")),
        EngineName.fromEnvironment(environment));
  }

  private static String needed(Map<String, String> environment, String name) {
    String value = environment.getOrDefault(name, "");
    if (value.isEmpty()) {
      throw new IllegalArgumentException(name + " is not set; expected a folder");
    }
    return value;
  }

  private static int offset(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "HATCHLINE_PORT_OFFSET is '%s'; expected a number".formatted(text), e);
    }
  }

  public int sipPort() {
    return 5060 + portOffset;
  }

  public int amiPort() {
    return 5038 + portOffset;
  }

  public int agiPort() {
    return 4573 + portOffset + engine.number();
  }

  public int audioSocketPort() {
    return 9092 + portOffset + engine.number();
  }

  /** UDP: where this engine hears of the other one that it should look now. */
  public int nudgePort() {
    return 9094 + portOffset + engine.number();
  }

  /** Page and API of this engine. */
  public int httpPort() {
    return 8080 + portOffset + engine.number();
  }

  /** Asterisk's own HTTP server; off today, the web phone will need it. */
  public int asteriskHttpPort() {
    return 8088 + portOffset;
  }

  /** Of the demo back office, on loopback alone. */
  public int backOfficePort() {
    return 8090 + portOffset;
  }

  /** Of the Prometheus beside the engine, on loopback alone. */
  public int prometheusPort() {
    return 9090 + portOffset;
  }

  /** Stands there while that Prometheus is wanted; the supervisor looks for it. */
  public Path monitorWanted() {
    return run().resolve("monitor-wanted");
  }

  /** Stands there while the demo back office is wanted; the supervisor looks for it. */
  public Path backOfficeWanted() {
    return run().resolve("backoffice-wanted");
  }

  /** Stands there while a second engine is to run; the supervisor looks for it. */
  public Path secondEngineWanted() {
    return run().resolve("engine-b-wanted");
  }

  public int rtpFirst() {
    return 10_000 + portOffset;
  }

  public int rtpLast() {
    return 10_999 + portOffset;
  }

  /** Of the loopback test carrier, on {@link #LOOPBACK_CARRIER}. */
  public int trunkPort() {
    return 5080 + portOffset;
  }

  public Path secrets() {
    return home.resolve("secrets");
  }

  public Path run() {
    return home.resolve("run");
  }

  /** When this engine was last alive. */
  public Path alive() {
    return run().resolve("alive" + engine.ending());
  }

  public Path log() {
    return home.resolve("log");
  }

  /** What this engine's own log is called there, without its ending. */
  public String logName() {
    return "engine" + engine.ending();
  }

  public Path events() {
    return home.resolve("events" + engine.ending());
  }

  public Path prompts() {
    return home.resolve("prompts");
  }

  /** Models of speech, a folder for each. */
  public Path models() {
    return home.resolve("models");
  }

  /** Recorded while nobody was signed in. */
  public Path messages() {
    return home.resolve("messages");
  }

  /** The versions of flows, and which of them are heard. */
  public Path flows() {
    return home.resolve("flows");
  }

  /** Of the embedded database; it adds an ending of its own. */
  public Path database() {
    return home.resolve("db/hatchline");
  }

  /** What waits for the database while it is away. */
  public Path journal() {
    return home.resolve("journal" + engine.ending());
  }

  /** What the database has not taken yet of customers' cases. */
  public Path caseJournal() {
    return journal().resolve("cases.jsonl");
  }

  public Path asteriskHome() {
    return home.resolve("asterisk");
  }

  /** The rendered files. */
  public Path asteriskEtc() {
    return asteriskHome().resolve("etc");
  }

  public Path asteriskConf() {
    return asteriskEtc().resolve("asterisk.conf");
  }

  public Path asteriskLog() {
    return asteriskHome().resolve("log");
  }

  public Path asteriskRun() {
    return asteriskHome().resolve("run");
  }

  /** Holds what {@link MusicClasses} names. */
  public Path music() {
    return asteriskHome().resolve("music");
  }

  /** Files of {@link NativePrompt}. */
  public Path sounds() {
    return asteriskHome().resolve("sounds");
  }

  /** The program: the launcher of a fetched Asterisk, or an installed one. */
  public Path asteriskProgram() {
    Path launcher = asteriskRoot.resolve("bin/asterisk");
    return Files.isExecutable(launcher) ? launcher : asteriskRoot.resolve("usr/sbin/asterisk");
  }

  public Path asteriskModules() {
    return asteriskRoot.resolve("usr/lib/x86_64-linux-gnu/asterisk/modules");
  }

  /** Asterisk's own sounds (the beep) and documentation. */
  public Path asteriskData() {
    return asteriskRoot.resolve("usr/share/asterisk");
  }
}
