package dev.hatchline.flow.yaml.node;

import dev.hatchline.flow.Choice;
import dev.hatchline.flow.Languages;
import dev.hatchline.flow.Sayings;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.problem.Quoted;
import dev.hatchline.flow.yaml.sheet.SaidWords;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The choices of a menu or an ask, each by its key: what it stands for, or that and the words that
 * may be said instead of the key.
 *
 * <pre>
 *   1: hours
 *   1: { to: hours, words: [hours, opening hours] }
 *   1: { to: hours, words: { en: hours, es: horario } }
 * </pre>
 */
final class ChoiceParser {
  private static final String KEYS = "one of the keys 1 to 9, * and '#'";

  private final Problems problems;
  private final Languages languages;
  private final String to;
  private final String example;
  private final Function<Node, Optional<String>> target;

  /**
   * For one kind of choices.
   *
   * @param to the key of what a choice stands for
   * @param example of one, for a fault
   * @param target reads what it stands for
   */
  ChoiceParser(Parts parts, String to, String example, Function<Node, Optional<String>> target) {
    this.problems = parts.problems();
    this.languages = parts.languages().languages();
    this.to = to;
    this.example = example;
    this.target = target;
  }

  /**
   * Every choice that can be read; the others are problems.
   *
   * @param what has the choices, such as "a menu"
   */
  Optional<Map<Character, Choice>> parse(Node yaml, String what) {
    Optional<YamlMap> written = YamlMap.of(yaml, problems, "choices such as '" + example + "'");
    if (written.isPresent() && written.get().entries().isEmpty()) {
      String expected = "at least one, such as '" + example + "'";
      problems.add(yaml, Code.NO_CHOICE, what + " without a choice", expected);
    }
    return written.map(this::choices);
  }

  private Map<Character, Choice> choices(YamlMap map) {
    SaidWords words = new SaidWords(problems);
    Map<Character, Choice> choices = new HashMap<>();
    for (YamlMap.Entry entry : map.entries()) {
      Optional<Choice> choice = choice(entry, words);
      if (isKey(entry)) {
        choice.ifPresent(one -> choices.put(entry.name().charAt(0), one));
      }
    }
    return choices;
  }

  private Optional<Choice> choice(YamlMap.Entry entry, SaidWords words) {
    if (!(entry.value() instanceof MappingNode below)) {
      return target.apply(entry.value()).map(Choice::new);
    }
    YamlMap map = new YamlMap(below, problems);
    map.allow(List.of(to, "words"), "in a choice");
    Optional<String> stands =
        map.require(to, "'" + to + ":' beside the words of a choice").flatMap(target);
    Optional<Sayings> said =
        map.find("words")
            .map(e -> words.parse(e.value(), languages, entry.name()))
            .orElse(Optional.of(Sayings.NONE));
    return stands.flatMap(what -> said.map(sayings -> new Choice(what, sayings)));
  }

  private boolean isKey(YamlMap.Entry choice) {
    String key = choice.name();
    if (key.equals("0") || key.equals("*0")) {
      String what = "'" + key + "' is taken: it always leads to a person";
      problems.add(choice.key(), Code.TAKEN, what, KEYS);
      return false;
    }
    if (key.length() != 1 || dev.hatchline.flow.Node.Menu.KEYS.indexOf(key.charAt(0)) < 0) {
      problems.add(choice.key(), Code.NO_SUCH_KEY, Quoted.of(key) + " is no key", KEYS);
      return false;
    }
    return true;
  }
}
