package dev.hatchline.app.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer in JSON as lines, {@code components.ami.status: UP}, its texts scrubbed. */
final class Outline {
  private static final Set<String> STATES = Set.of("UP", "DOWN", "OUT_OF_SERVICE", "UNKNOWN");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,40}");

  private Outline() {}

  static List<String> of(String json, Scrubber scrubber) {
    List<String> lines = new ArrayList<>();
    try {
      add("", new JsonMapper().readTree(json), scrubber, lines);
    } catch (JacksonException _) {
      lines.add("(no JSON)");
    }
    return lines;
  }

  private static void add(String path, JsonNode node, Scrubber scrubber, List<String> lines) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> each : node.properties()) {
        String name = NAME.matcher(each.getKey()).matches() ? each.getKey() : "(not shown)";
        add(path.isEmpty() ? name : path + "." + name, each.getValue(), scrubber, lines);
      }
    } else if (node.isArray()) {
      node.forEach(each -> add(path + "[]", each, scrubber, lines));
    } else if (node.isString() && !STATES.contains(node.asString())) {
      lines.add(path + ": " + scrubber.text(node.asString()));
    } else {
      lines.add(path + ": " + node.asString());
    }
  }
}
