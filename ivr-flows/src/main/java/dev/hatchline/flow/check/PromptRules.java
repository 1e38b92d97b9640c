package dev.hatchline.flow.check;

import dev.hatchline.flow.Entry;
import dev.hatchline.flow.Facts;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.Line;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What may be said, whatever the voice: few choices, and no phrase that callers have had enough of.
 */
public final class PromptRules {
  /** Nobody remembers more. */
  public static final int CHOICES_MAX = 5;

  private PromptRules() {}

  public static List<Fault> faults(Flow flow) {
    List<Fault> faults = new ArrayList<>();
    flow.nodes()
        .forEach((name, node) -> {
          Facts facts = node.facts();
          tooMany(name, keys(node)).ifPresent(faults::add);
          facts.lines().stream()
              .filter(line -> line.role() != Line.Role.HOUSE)
              .flatMap(line -> banned(name, line))
              .forEach(faults::add);
        });
    return faults;
  }

  private static Optional<Fault> tooMany(String node, List<String> keys) {
    if (keys.size() <= CHOICES_MAX) {
      return Optional.empty();
    }
    String what = "there are " + keys.size() + " choices";
    String expected = "at most " + CHOICES_MAX + ": nobody remembers more";
    Spot first = new Spot.Part(List.of("choices", keys.get(CHOICES_MAX)));
    return Optional.of(new Fault(node, first, "too-many-choices", what, expected));
  }

  /** By what callers can choose here. */
  private static List<String> keys(Node node) {
    return node instanceof Node.Ask ask && ask.as() instanceof Entry.OneOf(var choices)
        ? choices.keySet().stream().map(key -> Character.toString(key)).sorted().toList()
        : node.facts().exits().stream()
            .filter(way -> way.why() == Way.Why.CHOICE)
            .map(Way::label)
            .toList();
  }

  private static Stream<Fault> banned(String node, Line line) {
    return line.prompt().each().flatMap(said -> banned(node, line.role(), said));
  }

  private static Stream<Fault> banned(String node, Line.Role role, Prompt said) {
    return BannedPhrases.in(said.toString()).stream()
        .map(phrase ->
            new Fault(
                node,
                Spot.said(role, said),
                "banned-phrase",
                "it says '" + phrase + "'",
                "a prompt without it: callers have heard it too often"));
  }
}
