package dev.hatchline.flow.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Text to a tree that knows its lines and columns. No Java object is ever made of a tag. */
final class YamlSource {
  /** A flow of 500 nodes has a tenth of this. */
  static final int CHARS_MAX = 1_000_000;

  /** Flows are five deep; the composer recurses, so depth is measured before it runs. */
  static final int DEPTH_MAX = 20;

  private static final String WELL_FORMED = "well-formed YAML";

  private YamlSource() {}

  /** The root, unless the file is empty or faulty: then there is a problem. */
  static Optional<Node> compose(String text, Problems problems) {
    if (text.length() > CHARS_MAX) {
      String what = "the file has " + text.length() + " characters";
      problems.add(Code.TOO_LONG, what, "at most " + CHARS_MAX);
      return Optional.empty();
    }
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(problems.file())
            .setCodePointLimit(CHARS_MAX)
            .setAllowNonScalarKeys(true)
            .build();
    try {
      if (tooDeep(settings, text, problems)) {
        return Optional.empty();
      }
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isEmpty()) {
        problems.add(Code.EMPTY, "the file is empty", "a flow: flow, start and nodes");
      }
      return root;
    } catch (MarkedYamlEngineException fault) {
      Optional<Mark> at = fault.getProblemMark().or(fault::getContextMark);
      problems.add(
          problems.place(at),
          Code.NOT_YAML,
          "not readable as YAML: " + fault.getProblem(),
          WELL_FORMED);
    } catch (YamlEngineException fault) {
      problems.add(Code.NOT_YAML, "not readable as YAML: " + fault.getMessage(), WELL_FORMED);
    }
    return Optional.empty();
  }

  private static boolean tooDeep(LoadSettings settings, String text, Problems problems) {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      switch (event.getEventId()) {
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        default -> {}
      }
      if (depth > DEPTH_MAX) {
        problems.add(
            problems.place(event.getStartMark()),
            Code.TOO_DEEP,
            "nested too deeply",
            "at most " + DEPTH_MAX + " levels");
        return true;
      }
    }
    return false;
  }
}
