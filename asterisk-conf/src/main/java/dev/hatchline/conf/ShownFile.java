package dev.hatchline.conf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The operator's file for somebody else's eyes: what is known to be harmless is shown, of all else
 * only that it is there. Comments, names of people, their numbers, addresses, and whatever we do
 * not know are left out.
 */
public final class ShownFile {
  private static final String HIDDEN = "(not shown)";

  /** Names of lists and maps have their elements, too. */
  private static final Pattern SHOWN =
      Pattern.compile(
          "region|lines\\[]\\.(number|flow|queue|region|greet|callback|credit|language)"
              + "|queues\\[](\\.(name|ring|wrap-up|answer-within|message-when-nobody|tell-every"
              + "|offer-after|offer-every|callback)|\\.(agents|skills|widen).*)"
              + "|agents\\[]\\.(extension|skills.*)|pauses.*|priority\\.max"
              + "|dial\\.(allow|transfers-per-hour).*"
              + "|callback\\.(ring|again|hours|machine|connect-by-key|repair|limits|slots).*"
              + "|notices\\.(at-once|per-minute|lines-kept|again|hours).*"
              + "|affinity\\.(last|owner|goes-on|recent)|cases\\.(come-back|goes-on|messages)"
              + "|credits\\.(currency|max.*)"
              + "|hours\\.(zone|mon|tue|wed|thu|fri|sat|sun|except).*"
              + "|systems\\[]\\.(name|methods.*|timeout)"
              + "|webhooks\\[]\\.(name|events.*|numbers)|keys\\[]\\.(name|role)|engines"
              + "|database\\.mysql\\.port"
              + "|retention\\.(calls|events|messages|waits|callbacks|cases|incidents)"
              + "|voice\\.(name|languages.*)|speech\\.(hear|calls|escape-words.*)"
              + "|log|limits\\.(calls|message|log-megabytes)|listen\\.(sip|http)");

  /** What harmless values are made of; whatever looks otherwise stands in the wrong place. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N} .:_+/-]{0,60}");

  /** Keys of ours, also where they are of the operator's making, as a skill is. */
  private static final Pattern KEY = Pattern.compile("[a-z0-9-]{1,40}");

  private ShownFile() {}

  /** A line for each value, {@code lines[].number: 1000}, in the order of the file. */
  public static List<String> lines(Path file) {
    Problems problems = new Problems(file);
    Optional<Node> root = OperatorFile.compose(file, problems);
    List<String> lines = new ArrayList<>();
    root.ifPresentOrElse(
        node -> add("", node, lines), () -> lines.add("(the file is empty, missing, or not YAML)"));
    return lines;
  }

  private static void add(String path, Node node, List<String> lines) {
    switch (node) {
      case MappingNode mapping -> {
        for (NodeTuple each : mapping.getValue()) {
          String key = each.getKeyNode() instanceof ScalarNode name ? name.getValue() : "";
          if (KEY.matcher(key).matches()) {
            add(path.isEmpty() ? key : path + "." + key, each.getValueNode(), lines);
          } else {
            lines.add(path + ": a key that is " + HIDDEN);
          }
        }
      }
      case SequenceNode sequence ->
          sequence.getValue().forEach(each -> add(path + "[]", each, lines));
      case ScalarNode scalar -> lines.add(path + ": " + shown(path, scalar.getValue()));
      default -> lines.add(path + ": " + HIDDEN);
    }
  }

  private static String shown(String path, String value) {
    return SHOWN.matcher(path).matches() && PLAIN.matcher(value).matches() ? value : HIDDEN;
  }
}
