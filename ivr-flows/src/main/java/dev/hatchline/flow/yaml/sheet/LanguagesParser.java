package dev.hatchline.flow.yaml.sheet;

import dev.hatchline.flow.Languages;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.spoken.Speaker;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.source.Scalars;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** {@code languages: [en, es]} at the top of a flow, and prompts by language. */
public final class LanguagesParser {
  public static final String KEY = "languages";

  private static final String A_LIST = "a list such as [en, es]";

  /** What is expected of a flow that names no languages. */
  public static final String NONE_SAID = "'languages: [en, es]' at the top of the flow";

  private final Problems problems;
  private final Languages languages;

  private LanguagesParser(Problems problems, Languages languages) {
    this.problems = problems;
    this.languages = languages;
  }

  /** Reads the key at the top of a flow. */
  public static LanguagesParser of(YamlMap top, Problems problems) {
    Languages read =
        top.find(KEY).map(entry -> read(entry.value(), problems)).orElse(Languages.UNSAID);
    return new LanguagesParser(problems, read);
  }

  public Languages languages() {
    return languages;
  }

  private static Languages read(Node yaml, Problems problems) {
    if (!(yaml instanceof SequenceNode list) || list.getValue().isEmpty()) {
      problems.add(yaml, Code.BAD_VALUE, "found " + Scalars.kindOf(yaml), A_LIST);
      return Languages.UNSAID;
    }
    List<String> tags = new ArrayList<>();
    for (Node one : list.getValue()) {
      String tag = one instanceof ScalarNode word ? word.getValue() : "";
      if (!Languages.isTag(tag)) {
        String what = "found " + Scalars.kindOf(one);
        problems.add(one, Code.BAD_VALUE, what, "a language such as en, es or en-GB");
      } else if (tags.contains(tag)) {
        problems.add(one, Code.DOUBLE_KEY, "'" + tag + "' is there twice", "each language once");
      } else {
        tags.add(tag);
      }
    }
    if (tags.size() > Languages.MAX) {
      String what = "a flow of " + tags.size() + " languages";
      problems.add(yaml, Code.TOO_MANY, what, "at most " + Languages.MAX);
      return new Languages(tags.subList(0, Languages.MAX));
    }
    return new Languages(tags);
  }

  /**
   * A prompt: the same in every language, or a map from each language to what is said in it.
   *
   * @param one reads what is said in one of them
   */
  public Optional<Prompt> prompt(Node yaml, Function<Node, Optional<Prompt>> one) {
    if (yaml instanceof MappingNode mapping && isByLanguage(mapping)) {
      return byLanguage(mapping, one);
    }
    Optional<Prompt> prompt = one.apply(yaml);
    if (languages.tags().size() > 1 && prompt.filter(LanguagesParser::hasWords).isPresent()) {
      problems.add(yaml, Code.MISSING_LANGUAGE, "the prompt is in one language", all());
      return Optional.empty();
    }
    String unspoken =
        languages.tags().stream().filter(tag -> !Speaker.speaks(tag)).findFirst().orElse("");
    return prompt.filter(said -> canBeSpoken(yaml, said, unspoken)).map(this::everywhere);
  }

  /** As it is heard in each language; recordings alone are the same in all of them. */
  private Prompt everywhere(Prompt prompt) {
    Map<String, List<Prompt.Part>> parts = new LinkedHashMap<>();
    languages.tags().forEach(tag -> parts.put(tag, prompt.parts()));
    return prompt.recorded() || parts.isEmpty() ? prompt : Prompt.inLanguages(parts);
  }

  /** Values have words of their own, which recordings cannot have. */
  private boolean canBeSpoken(Node yaml, Prompt prompt, String tag) {
    boolean can = Speaker.speaks(tag) || prompt.names().isEmpty();
    if (!can) {
      String known = String.join(", ", Speaker.languages());
      problems.add(
          yaml,
          Code.NOT_SPOKEN,
          "values are not spoken in '" + tag + "'",
          "one of " + known + ", or a recording");
    }
    return can;
  }

  /** A map that is neither a recording nor a name without quotes. */
  private boolean isByLanguage(MappingNode mapping) {
    List<String> keys =
        mapping.getValue().stream()
            .map(line -> line.getKeyNode() instanceof ScalarNode key ? key.getValue() : "")
            .toList();
    boolean oneOfThem = keys.stream().anyMatch(languages.tags()::contains);
    return keys.stream().noneMatch(PromptParser.KEYS::contains)
        && (oneOfThem || !PromptParser.isNames(mapping))
        && (languages.areSaid() || keys.stream().anyMatch(Languages::isTag));
  }

  private Optional<Prompt> byLanguage(MappingNode mapping, Function<Node, Optional<Prompt>> one) {
    if (!languages.areSaid()) {
      problems.add(mapping, Code.MISSING_LANGUAGE, "the flow names no languages", NONE_SAID);
      return Optional.empty();
    }
    YamlMap map = new YamlMap(mapping, problems);
    map.allow(languages.tags(), "in a prompt");
    Map<String, List<Prompt.Part>> parts = new LinkedHashMap<>();
    for (String tag : languages.tags()) {
      if (map.find(tag).isEmpty()) {
        problems.add(mapping, Code.MISSING_LANGUAGE, "the prompt has no '" + tag + "'", all());
      }
      map.find(tag)
          .flatMap(entry ->
              one.apply(entry.value()).filter(said -> canBeSpoken(entry.value(), said, tag)))
          .ifPresent(prompt -> parts.put(tag, prompt.parts()));
    }
    boolean whole = parts.size() == languages.tags().size();
    return whole ? Optional.of(Prompt.inLanguages(parts)) : Optional.empty();
  }

  /** Whether it says more than values and recordings, which are as they are in every language. */
  private static boolean hasWords(Prompt prompt) {
    return prompt.parts().stream()
        .anyMatch(part ->
            switch (part) {
              case Prompt.Recording _, Prompt.Pause _ -> false;
              case Prompt.Text _ -> true;
              case Prompt.Template(String words) ->
                  words.replaceAll("\\{[^{}]*\\}", "").codePoints().anyMatch(Character::isLetter);
            });
  }

  /** All of them, as a designer would name them. */
  String all() {
    List<String> tags = languages.tags();
    String last = tags.getLast();
    return tags.size() == 1
        ? last
        : String.join(", ", tags.subList(0, tags.size() - 1)) + " and " + last;
  }
}
