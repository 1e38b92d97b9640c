package dev.hatchline.conf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every Asterisk file we own, from the templates beside this class. */
public final class AsteriskFiles {
  /** What AMI events of a channel carry; the dialplan sets them, the agent's phone the last. */
  public static final List<String> CHANNEL_VARIABLES =
      List.of("HATCH_CALL", "T0", "T0SEQ", "HATCH_LINE", "HATCH_STATE");

  /** And what they carry besides where there are two engines: whose the caller is. */
  private static final String OWNER = ",HATCH_OWNER,HATCH_ENGINE";

  /** So long callers whom a dead engine leaves put their names down before the first joins. */
  static final String GATHER_SECONDS = "0.2";

  /** Then so many join a second, one after the other: in order also on a busy machine. */
  static final int GATHERED_PER_SECOND = 20;

  /** How long a new call waits for the engine's first word before people are rung: 4 s. */
  public static final int ENGINE_SILENCE_MAX_SECONDS = 4;

  /** How long a customer's phone may ring, and how long when the order does not say (s). */
  static final int RING_MIN_SECONDS = 15;

  static final int RING_MAX_SECONDS = 60;
  static final int RING_DEFAULT_SECONDS = 30;

  /** An agent hears ringing for longer than any customer is rung, and not for ever. */
  static final int AGENT_LEG_SECONDS = RING_MAX_SECONDS + 30;

  /** So long an agent who wants a customer called waits for an engine to say what came of it. */
  static final int PROMISE_SECONDS = 5;

  /** Longer than any engine is stopped and goes on. */
  static final int BARRED_SECONDS = 86_400;

  private static final List<String> NAMES =
      List.of(
          "acl.conf",
          "amd.conf",
          "asterisk.conf",
          "ccss.conf",
          "cdr.conf",
          "cel.conf",
          "extensions.conf",
          "features.conf",
          "http.conf",
          "indications.conf",
          "logger.conf",
          "manager.conf",
          "modules.conf",
          "musiconhold.conf",
          "pjproject.conf",
          "pjsip.conf",
          "queues.conf",
          "rtp.conf",
          "stasis.conf",
          "udptl.conf");

  private AsteriskFiles() {}

  /** File name to text; pure. */
  public static Map<String, String> render(
      OperatorConfig config, Installation installation, Secrets secrets) {
    Map<String, Object> values = new HashMap<>();
    values.put("rendered", "Rendered at each start; changes here are lost.");
    values.put(
        "channelVariables",
        String.join(",", CHANNEL_VARIABLES) + (config.twoEngines() ? OWNER : ""));
    values.put("engineSilence", ENGINE_SILENCE_MAX_SECONDS);
    values.put("gather", GATHER_SECONDS);
    values.put("gatheredPerSecond", GATHERED_PER_SECOND);
    places(values, installation);
    limits(values, config.limits());
    Map<String, Map<String, ?>> own =
        Map.of(
            "manager.conf", Map.of("amiPassword", secrets.ami()),
            "musiconhold.conf", Map.of("parts", MusicClasses.render(installation)),
            "queues.conf", Map.of("queues", QueueSections.render(config)),
            "extensions.conf", dialplan(config, installation, secrets),
            "pjsip.conf", SipSections.render(config, installation, secrets));
    Map<String, String> files = new TreeMap<>();
    for (String name : NAMES) {
      // Each file sees only its own sections: a secret of one never reaches another.
      Map<String, Object> all = new HashMap<>(values);
      all.putAll(own.getOrDefault(name, Map.of()));
      files.put(name, Template.named(name).with(all));
    }
    return files;
  }

  private static Map<String, ?> dialplan(
      OperatorConfig config, Installation installation, Secrets secrets) {
    Map<String, Object> all = new HashMap<>(DialplanSections.render(config, secrets));
    all.putAll(EngineSections.render(config, installation));
    return all;
  }

  private static void places(Map<String, Object> values, Installation installation) {
    values.put("etc", installation.asteriskEtc());
    values.put("modules", installation.asteriskModules());
    values.put("data", installation.asteriskData());
    values.put("var", installation.asteriskHome().resolve("var"));
    values.put("spool", installation.asteriskHome().resolve("spool"));
    values.put("run", installation.asteriskRun());
    values.put("log", installation.asteriskLog());
    values.put("music", installation.music());
    values.put("sounds", installation.sounds());
    values.put("messages", installation.messages());
    values.put("amiPort", installation.amiPort());
    values.put("sipPort", installation.sipPort());
    values.put("rtpFirst", installation.rtpFirst());
    values.put("rtpLast", installation.rtpLast());
  }

  private static void limits(Map<String, Object> values, OperatorConfig.Limits limits) {
    values.put("calls", limits.calls());
    values.put("maxcalls", 2 * limits.calls() + 50);
    values.put("messageSeconds", limits.message().toSeconds());
    values.put("agentLegSeconds", AGENT_LEG_SECONDS);
    values.put("promiseSeconds", PROMISE_SECONDS);
    values.put("barredSeconds", BARRED_SECONDS);
  }

  /**
   * Makes every folder Asterisk needs and writes the files, each whole, mode 0600; what else ends
   * in {@code .conf} there is an earlier version's and goes.
   */
  public static void write(Map<String, String> files, Installation installation)
      throws IOException {
    OwnFiles.folder(installation.home());
    OwnFiles.folder(installation.messages());
    OwnFiles.folder(installation.asteriskHome());
    for (String folder : List.of("etc", "var", "log", "spool", "run", "music", "sounds")) {
      OwnFiles.folder(installation.asteriskHome().resolve(folder));
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      OwnFiles.replace(installation.asteriskEtc().resolve(file.getKey()), file.getValue());
    }
    try (Stream<Path> there = Files.list(installation.asteriskEtc())) {
      for (Path file : there.toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".conf") && !files.containsKey(name)) {
          Files.delete(file);
        }
      }
    }
  }
}
