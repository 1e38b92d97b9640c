package dev.hatchline.flow.yaml.node;

import dev.hatchline.flow.LineWish;
import dev.hatchline.flow.LineWish.Offer;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.source.Scalars;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A queue: its name, and beside it who may answer, and what is heard before and in line. */
final class QueueParser {
  private static final List<String> KEYS =
      List.of("queue", "skills", "priority", "prompt", "in-line");
  private static final List<String> IN_LINE = List.of("say", "offer", "offer-after");
  private static final List<String> OFFERS =
      Arrays.stream(Offer.values()).map(Offer::word).toList();
  private static final String SKILLS = "skills, each with a level, such as '{billing: 3}'";

  private final Problems problems;
  private final Parts parts;

  QueueParser(Parts parts) {
    this.problems = parts.problems();
    this.parts = parts;
  }

  Optional<Node> parse(YamlMap.Entry kind, YamlMap map) {
    map.allow(KEYS, "in a queue node");
    Optional<String> queue = parts.scalars().name(kind.value(), "the name of a queue");
    Optional<Optional<Prompt>> prompt = parts.optionalPrompt(map, "prompt");
    Optional<Map<String, Integer>> skills =
        map.find("skills").map(e -> skills(e.value())).orElse(Optional.of(Map.of()));
    Optional<Duration> priority =
        parts.time(map, "priority", Duration.ZERO, Duration.ZERO, LineWish.PRIORITY_MAX);
    Optional<LineWish> inLine =
        map.find("in-line").map(e -> inLine(e.value())).orElse(Optional.of(LineWish.NONE));
    boolean whole = queue.isPresent() && prompt.isPresent() && skills.isPresent();
    if (!whole || priority.isEmpty() || inLine.isEmpty()) {
      return Optional.empty();
    }
    LineWish heard = inLine.get();
    LineWish wish =
        new LineWish(skills.get(), priority.get(), heard.say(), heard.offer(), heard.offerAfter());
    return Optional.of(new Node.Queue(queue.get(), prompt.get(), wish));
  }

  private Optional<Map<String, Integer>> skills(org.snakeyaml.engine.v2.nodes.Node yaml) {
    Optional<YamlMap> map = YamlMap.of(yaml, problems, SKILLS);
    if (map.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Integer> skills = new LinkedHashMap<>();
    for (YamlMap.Entry entry : map.get().entries()) {
      Optional<String> name = parts.scalars().name(entry.key(), "the name of a skill");
      Optional<Integer> level = parts.scalars().count(entry.value(), LineWish.LEVEL_MAX);
      name.ifPresent(known -> level.ifPresent(least -> skills.put(known, least)));
    }
    int found = map.get().entries().size();
    if (found == 0 || found > LineWish.SKILLS_MAX) {
      String expected = "1 to " + LineWish.SKILLS_MAX + " of them";
      problems.add(yaml, Code.TOO_MANY, "found " + found + " skills", expected);
      return Optional.empty();
    }
    return skills.size() == found ? Optional.of(skills) : Optional.empty();
  }

  private Optional<LineWish> inLine(org.snakeyaml.engine.v2.nodes.Node yaml) {
    String expected = String.join(", ", IN_LINE) + " below 'in-line:'";
    Optional<YamlMap> map = YamlMap.of(yaml, problems, expected);
    if (map.isEmpty()) {
      return Optional.empty();
    }
    map.get().allow(IN_LINE, "below 'in-line'");
    Optional<Optional<Prompt>> say = parts.optionalPrompt(map.get(), "say");
    Optional<Optional<Set<Offer>>> offer = offer(map.get());
    Optional<Duration> after =
        parts.time(
            map.get(),
            "offer-after",
            LineWish.OFFER_AFTER_MIN,
            LineWish.OFFER_AFTER_MIN,
            LineWish.OFFER_AFTER_MAX);
    if (say.isEmpty() || offer.isEmpty() || after.isEmpty()) {
      return Optional.empty();
    }
    Optional<Duration> written = after.filter(_ -> map.get().find("offer-after").isPresent());
    return Optional.of(new LineWish(Map.of(), Duration.ZERO, say.get(), offer.get(), written));
  }

  /** Empty outside if it is faulty, inside if it is not there. */
  private Optional<Optional<Set<Offer>>> offer(YamlMap map) {
    Optional<YamlMap.Entry> written = map.find("offer");
    if (written.isEmpty()) {
      return Optional.of(Optional.empty());
    }
    List<org.snakeyaml.engine.v2.nodes.Node> words =
        written.get().value() instanceof SequenceNode list
            ? list.getValue()
            : List.of(written.get().value());
    List<Offer> offers = words.stream().map(this::offer).flatMap(Optional::stream).toList();
    boolean whole = offers.size() == words.size();
    return whole ? Optional.of(Optional.of(Set.copyOf(offers))) : Optional.empty();
  }

  private Optional<Offer> offer(org.snakeyaml.engine.v2.nodes.Node yaml) {
    String word = yaml instanceof ScalarNode one ? one.getValue() : "";
    Optional<Offer> offer =
        Arrays.stream(Offer.values()).filter(one -> one.word().equals(word)).findFirst();
    if (offer.isEmpty()) {
      String what = "found " + Scalars.kindOf(yaml);
      problems.add(yaml, Code.BAD_VALUE, what, Problems.oneOf(OFFERS, word));
    }
    return offer;
  }
}
