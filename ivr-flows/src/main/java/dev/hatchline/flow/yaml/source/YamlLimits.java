package dev.hatchline.flow.yaml.source;

import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Enough;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.problem.Quoted;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;

/**
 * Counts what a text has while it goes by, before a tree is made of it: the composer recurses,
 * keeps some 400 bytes for each word, and what aliases name is read again at each of them.
 */
final class YamlLimits {
  /** A flow of 2,000 nodes has half of these. */
  static final int PARTS_MAX = 50_000;

  /** Each may name a text of the greatest length. */
  static final int ALIASES_MAX = 1000;

  /** Aliases of lists and of maps, in which there may be more of them. */
  static final int ALIASES_OF_MANY_MAX = 50;

  private final Problems problems;
  private final Set<String> many = new HashSet<>();
  private int depth;
  private int parts;
  private int aliases;
  private int aliasesOfMany;

  YamlLimits(Problems problems) {
    this.problems = problems;
  }

  /**
   * Takes the next event of a text.
   *
   * @throws Enough if it is one too many
   */
  void count(Event event) {
    switch (event.getEventId()) {
      case MappingStart, SequenceStart -> {
        depth++;
        part(event);
      }
      case MappingEnd, SequenceEnd -> depth--;
      case Scalar -> part(event);
      case Alias -> alias(event);
      default -> {}
    }
    if (depth > YamlSource.DEPTH_MAX) {
      throw tooMany(event, Code.TOO_DEEP, "nested too deeply", YamlSource.DEPTH_MAX + " levels");
    }
  }

  private void part(Event event) {
    parts++;
    if (parts > PARTS_MAX) {
      String what = "the file has more than " + PARTS_MAX + " words, lists and maps";
      throw tooMany(event, Code.TOO_MANY, what, "" + PARTS_MAX);
    }
    Optional<String> name = event instanceof NodeEvent node ? anchor(node) : Optional.empty();
    boolean one = event.getEventId() == Event.ID.Scalar;
    name.ifPresent(anchor -> {
      boolean _ = one ? many.remove(anchor) : many.add(anchor);
    });
  }

  private void alias(Event event) {
    String name = event instanceof AliasEvent alias ? alias.getAlias().getValue() : "";
    aliases++;
    aliasesOfMany += many.contains(name) ? 1 : 0;
    String what = "too many aliases (" + Quoted.of("*" + name) + ")";
    if (aliases > ALIASES_MAX) {
      throw tooMany(event, Code.TOO_MANY, what, "" + ALIASES_MAX);
    }
    if (aliasesOfMany > ALIASES_OF_MANY_MAX) {
      String most = ALIASES_OF_MANY_MAX + " of lists and of maps";
      throw tooMany(event, Code.TOO_MANY, what, most);
    }
  }

  private static Optional<String> anchor(NodeEvent node) {
    return node.getAnchor().map(Anchor::getValue);
  }

  private Enough tooMany(Event event, Code code, String what, String most) {
    return problems.refuse(problems.place(event.getStartMark()), code, what, "at most " + most);
  }
}
