package dev.hatchline.app;

import dev.hatchline.app.score.ScoreKey;
import dev.hatchline.conf.ConfigException;
import dev.hatchline.conf.EngineName;
import dev.hatchline.conf.Installation;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.conf.Trunk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Prints how to reach this installation, as one JSON object. */
public final class Info {
  private Info() {}

  /** Exit code 0, or 2 with one sentence on stderr. */
  public static void main(String[] args) {
    try {
      System.out.println(json(System.getenv()));
    } catch (ConfigException | IOException | IllegalArgumentException fault) {
      System.err.println(fault.getMessage());
      System.exit(Prepare.FAULTY);
    }
  }

  /**
   * What is printed.
   *
   * @param environment as {@link Setting#load} reads it
   * @throws ConfigException with every fault of the operator's file
   * @throws IOException if the state folder or a secret cannot be used
   */
  public static String json(Map<String, String> environment) throws ConfigException, IOException {
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    return mapper.writeValueAsString(of(Setting.load(environment)));
  }

  static Map<String, Object> of(Setting setting) throws IOException {
    OperatorConfig config = setting.config();
    Installation installation = setting.installation();
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("sip", address(config.listen().sip().getHostAddress(), installation.sipPort()));
    info.put("line", config.lines().getFirst().number());
    info.put("trunk", trunk(config.trunk(), installation));
    info.put("agents", agents(setting));
    info.put(
        "http",
        "http://%s:%d".formatted(config.listen().http().getHostAddress(), installation.httpPort()));
    if (config.twoEngines()) {
      info.put(
          "http_b",
          "http://%s:%d"
              .formatted(
                  config.listen().http().getHostAddress(),
                  installation.seenBy(EngineName.B).httpPort()));
    }
    if (Files.exists(installation.monitorWanted())) {
      info.put("prometheus", "http://127.0.0.1:" + installation.prometheusPort());
    }
    info.put("api_key", setting.secrets().apiKey());
    info.put("keys", keys(setting));
    info.put("score_key", ScoreKey.of(installation).open());
    info.put("pids", pids(installation));
    return info;
  }

  private static Map<String, Object> address(String host, int port) {
    Map<String, Object> address = new LinkedHashMap<>();
    address.put("host", host);
    address.put("port", port);
    return address;
  }

  private static Map<String, Object> trunk(Trunk trunk, Installation installation) {
    return switch (trunk) {
      case Trunk.Loopback _ -> address(Installation.LOOPBACK_CARRIER, installation.trunkPort());
      case Trunk.Registration(String host, int port, String _, String _) -> address(host, port);
      case Trunk.Address(String host, int port, var _) -> address(host, port);
    };
  }

  private static List<Map<String, String>> agents(Setting setting) {
    return setting.config().agents().stream()
        .map(agent -> {
          Map<String, String> entry = new LinkedHashMap<>();
          entry.put("id", agent.extension());
          entry.put("extension", agent.extension());
          entry.put("user", agent.extension());
          entry.put("password", setting.secrets().phone(agent.extension()));
          return entry;
        })
        .toList();
  }

  /** Besides the operator's own. */
  private static List<Map<String, String>> keys(Setting setting) {
    return setting.config().keys().stream()
        .map(key -> {
          Map<String, String> entry = new LinkedHashMap<>();
          entry.put("name", key.name());
          entry.put("role", key.role().word());
          entry.put("key", setting.secrets().keys().getOrDefault(key.name(), ""));
          return entry;
        })
        .toList();
  }

  /** Only of what runs: the files are the supervisor's, "pid starttime". */
  public static Map<String, Long> pids(Installation installation) {
    Map<String, Long> pids = new LinkedHashMap<>();
    for (String name :
        List.of("engine", "engine-b", "asterisk", "supervisor", "backoffice", "prometheus")) {
      Path file = installation.run().resolve(name + ".pid");
      try {
        String recorded = Files.readString(file).strip();
        int end = recorded.indexOf(' ');
        long pid = Long.parseLong(end < 0 ? recorded : recorded.substring(0, end));
        if (ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
          pids.put(name, pid);
        }
      } catch (IOException | NumberFormatException _) {
        // It does not run, and so has no number.
      }
    }
    return pids;
  }
}
