package dev.hatchline.flow.yaml.source;

import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Enough;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.problem.Quoted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A mapping by its keys, with the place of each; doubled and strange keys are problems. */
public final class YamlMap {
  /** One line of it. */
  public record Entry(ScalarNode key, Node value) {
    public String name() {
      return key.getValue();
    }
  }

  private final MappingNode yaml;
  private final Problems problems;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** Known keys that a misspelt one probably stands for: not to be missed a second time. */
  private final Set<String> meant = new HashSet<>();

  public YamlMap(MappingNode yaml, Problems problems) {
    this.yaml = yaml;
    this.problems = problems;
    for (NodeTuple line : yaml.getValue()) {
      if (!(line.getKeyNode() instanceof ScalarNode key)) {
        problems.add(
            line.getKeyNode(), Code.BAD_VALUE, "a key that is no word", "a word before the colon");
      } else if (entries.putIfAbsent(key.getValue(), new Entry(key, line.getValueNode())) != null) {
        problems.add(
            key, Code.DOUBLE_KEY, Quoted.of(key.getValue()) + " is there twice", "each key once");
      }
    }
  }

  /** The node as a mapping; if it is none, that is a problem. */
  public static Optional<YamlMap> of(Node yaml, Problems problems, String expected) {
    if (yaml instanceof MappingNode mapping) {
      return Optional.of(new YamlMap(mapping, problems));
    }
    problems.add(yaml, Code.BAD_VALUE, "found " + Scalars.kindOf(yaml), expected);
    return Optional.empty();
  }

  public List<Entry> entries() {
    return new ArrayList<>(entries.values());
  }

  /** Its keys, in order. */
  public Set<String> names() {
    return Collections.unmodifiableSet(entries.keySet());
  }

  public Optional<Entry> find(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /** Reports every key that is not known here. */
  public void allow(Collection<String> known, String where) {
    for (Entry entry : entries.values()) {
      if (!known.contains(entry.name())) {
        Problems.nearest(known, entry.name()).ifPresent(meant::add);
        String what = "unknown key " + Quoted.of(entry.name()) + " " + where;
        problems.add(entry.key(), Code.UNKNOWN_KEY, what, Problems.oneOf(known, entry.name()));
      }
    }
  }

  /** The value of a key that must be there; call {@link #allow} first. */
  public Optional<Node> require(String key, String expected) {
    Entry entry = entries.get(key);
    if (entry == null) {
      missing(key, expected);
    }
    return Optional.ofNullable(entry).map(Entry::value);
  }

  /** The map as a whole is too much. */
  public Enough refuse(Code code, String what, String expected) {
    return problems.refuse(yaml, code, what, expected);
  }

  /** Reports a key that is not there, unless a misspelt one stands for it. */
  public void missing(String key, String expected) {
    if (!meant.contains(key)) {
      problems.add(yaml, Code.MISSING_KEY, "'" + key + "' is missing", expected);
    }
  }
}
