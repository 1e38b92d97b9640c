package dev.hatchline.flow.yaml.source;

import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Problems;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Text to a tree that knows its lines and columns. No Java object is ever made of a tag. */
public final class YamlSource {
  /** A flow of 2,000 nodes has a third of this. */
  public static final int CHARS_MAX = 1_000_000;

  /** Flows are five deep. */
  public static final int DEPTH_MAX = 20;

  /**
   * The reader keeps a token whole, and copies it for each buffer that it goes on for: of a million
   * characters in one token that is a thousand times with buffers of 1,024.
   */
  private static final int BUFFER_CHARS_MAX = 1 << 16;

  private static final int BUFFER_CHARS_MIN = 1 << 10;

  private YamlSource() {}

  /** The root, unless the file is empty or faulty: then there is a problem. */
  public static Optional<Node> compose(String text, Problems problems) {
    if (text.length() > CHARS_MAX) {
      String what = "the file has " + text.length() + " characters";
      problems.add(Code.TOO_LONG, what, "at most " + CHARS_MAX);
      return Optional.empty();
    }
    problems.text(text);
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(problems.file())
            .setCodePointLimit(CHARS_MAX)
            .setBufferSize(Math.clamp(text.length(), BUFFER_CHARS_MIN, BUFFER_CHARS_MAX))
            .setAllowNonScalarKeys(true)
            .build();
    YamlWords words = new YamlWords(text, problems);
    boolean hashes = words.hashes();
    try {
      count(settings, text, problems);
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isEmpty()) {
        problems.add(Code.EMPTY, "the file is empty", "a flow: flow, start and nodes");
      }
      return root;
    } catch (YamlEngineException fault) {
      if (!hashes) {
        words.add(fault);
      }
      return Optional.empty();
    }
  }

  /** Before the composer runs, which keeps everything. */
  private static void count(LoadSettings settings, String text, Problems problems) {
    YamlLimits limits = new YamlLimits(problems);
    for (Event event : new Parse(settings).parseString(text)) {
      limits.count(event);
    }
  }
}
