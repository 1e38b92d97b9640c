package dev.hatchline.phones;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code ./hatchline info --json} says, as far as a phone needs it. */
record Info(SipAddress sip, String line, List<Agent> agents) {

  record Agent(String extension, String user, String password) {}

  /**
   * Reads it.
   *
   * @param given a file's name, or the JSON itself
   */
  static Info read(String given) {
    String source = given.strip();
    String what = source.startsWith("{") ? "HATCHLINE_INFO" : source;
    try {
      String json = source.startsWith("{") ? source : Files.readString(Path.of(source));
      return of(Json.object(json));
    } catch (IOException e) {
      throw new UsageException("the file " + what + " cannot be read; is hatchline up?", e);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          what + " is not what './hatchline info --json' prints: " + e.getMessage(), e);
    }
  }

  private static Info of(Map<?, ?> json) {
    if (!(json.get("sip") instanceof Map<?, ?> sip)
        || !(sip.get("port") instanceof Double port)
        || !(json.get("agents") instanceof List<?> agents)) {
      throw new IllegalArgumentException("expected 'sip' with 'port', and 'agents'");
    }
    List<Agent> known = new ArrayList<>();
    for (Object agent : agents) {
      if (agent instanceof Map<?, ?> map) {
        known.add(new Agent(text(map, "extension"), text(map, "user"), text(map, "password")));
      }
    }
    return new Info(new SipAddress(text(sip, "host"), port.intValue()), text(json, "line"), known);
  }

  private static String text(Map<?, ?> map, String name) {
    Object value = map.get(name);
    if (value == null) {
      throw new IllegalArgumentException("expected '" + name + "'");
    }
    return value instanceof Double number ? Long.toString(number.longValue()) : value.toString();
  }

  Optional<Agent> agent(String extension) {
    return agents.stream().filter(a -> a.extension().equals(extension)).findFirst();
  }
}
