package dev.hatchline.flow.yaml.sheet;

import dev.hatchline.call.EscapeWords;
import dev.hatchline.flow.Languages;
import dev.hatchline.flow.Sayings;
import dev.hatchline.flow.heard.Hearer;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.problem.Quoted;
import dev.hatchline.flow.yaml.source.Scalars;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** What may be said instead of the keys of one node: no two of them by the same words. */
public final class SaidWords {
  /** For one key; who needs more is not heard better by more. */
  static final int SAYINGS_MAX = 10;

  /** Of one saying. */
  static final int CHARS_MAX = 40;

  private static final String EXPECTED =
      "words as callers say them, such as [hours, opening hours]: at most "
          + SAYINGS_MAX
          + " sayings, each of up to five words in letters";

  /** Up to five words in letters, of any language. */
  private static final Pattern SAYING =
      Pattern.compile("[\\p{L}\\p{M}']{1,40}(?: [\\p{L}\\p{M}']{1,40}){0,4}");

  private final Problems problems;
  private final EscapeWords taken;

  /** Sayings that are taken if they are the whole of it. */
  private final Set<String> zeros;

  /** From what is said, after its language, to the choice that it stands for. */
  private final Map<String, String> given = new HashMap<>();

  /** In which the sayings are that are read; empty: in any. */
  private String language = "";

  /** Of choices: none of them is an escape word of any language, or a name of the key 0. */
  public SaidWords(Problems problems) {
    this(problems, EscapeWords.BUILT_IN, Hearer.namesOfZero());
  }

  private SaidWords(Problems problems, EscapeWords taken, Set<String> zeros) {
    this.problems = problems;
    this.taken = taken;
    this.zeros = zeros;
  }

  /** Of the hatch itself. */
  static SaidWords escapes(Problems problems) {
    return new SaidWords(problems, new EscapeWords(Map.of()), Set.of());
  }

  /**
   * What may be said: in whatever language is spoken, or by language.
   *
   * @param languages of the flow
   * @param choice that it stands for, for a fault
   */
  public Optional<Sayings> parse(Node yaml, Languages languages, String choice) {
    if (!(yaml instanceof MappingNode mapping)) {
      return parse(yaml, choice).map(Sayings::of);
    }
    if (!languages.areSaid()) {
      String what = "the flow names no languages";
      problems.add(yaml, Code.MISSING_LANGUAGE, what, LanguagesParser.NONE_SAID);
      return Optional.empty();
    }
    YamlMap map = new YamlMap(mapping, problems);
    map.allow(languages.tags(), "in words by language");
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (YamlMap.Entry entry : map.entries()) {
      language = entry.name();
      parse(entry.value(), choice).ifPresent(phrases -> all.put(entry.name(), phrases));
    }
    language = "";
    boolean whole = all.size() == map.entries().size();
    return whole ? Optional.of(new Sayings(all)) : Optional.empty();
  }

  /**
   * One saying or a list of them, in small letters.
   *
   * @param choice that they stand for, for a fault
   */
  Optional<List<String>> parse(Node yaml, String choice) {
    List<Node> written = yaml instanceof SequenceNode list ? list.getValue() : List.of(yaml);
    if (written.isEmpty() || written.size() > SAYINGS_MAX) {
      String what = written.isEmpty() ? "there are no words" : written.size() + " sayings";
      problems.add(yaml, Code.BAD_VALUE, what, EXPECTED);
      return Optional.empty();
    }
    List<String> sayings = new ArrayList<>();
    written.forEach(one -> saying(one, choice).ifPresent(sayings::add));
    return sayings.size() == written.size() ? Optional.of(sayings) : Optional.empty();
  }

  private Optional<String> saying(Node yaml, String choice) {
    String said = yaml instanceof ScalarNode one ? one.getValue().strip() : "";
    String small = said.toLowerCase(Locale.ROOT);
    if (said.length() > CHARS_MAX || !SAYING.matcher(small).matches()) {
      problems.add(yaml, Code.BAD_VALUE, "found " + Scalars.kindOf(yaml), EXPECTED);
      return Optional.empty();
    }
    Optional<String> escape = taken.anywhere(small);
    if (escape.isPresent()) {
      String what = "'" + escape.get() + "' is taken: who says it always comes to a person";
      String expected = "words without '" + escape.get() + "'";
      problems.add(yaml, Code.TAKEN, what, expected);
      return Optional.empty();
    }
    if (zeros.contains(small)) {
      String what = Quoted.of(small) + " is taken: it is a name of 0, which leads to a person";
      problems.add(yaml, Code.TAKEN, what, "words that name no key");
      return Optional.empty();
    }
    String before = given.putIfAbsent(language + " " + small, choice);
    if (before != null) {
      String what = Quoted.of(small) + " stands for " + Quoted.of(before) + " already";
      problems.add(yaml, Code.DOUBLE_KEY, what, "each saying for one choice");
      return Optional.empty();
    }
    return Optional.of(small);
  }
}
