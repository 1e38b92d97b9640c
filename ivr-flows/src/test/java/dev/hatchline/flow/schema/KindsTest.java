package dev.hatchline.flow.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.sim.AnyFlow;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.flow.yaml.problem.FlowProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The table of {@link Kinds} is what the reader takes: a strange key is put into every map of many
 * flows, and the reader says what it would have taken there.
 */
class KindsTest {
  private static final String STRANGE = "zzzzzzzz";
  private static final FlowReader READER = new FlowReader(AnyFlow.CONSTANTS).with(AnyFlow.FILES);
  private static final Pattern UNKNOWN_KEY = Pattern.compile("unknown key '" + STRANGE + "' (.*)");

  @Test
  void theKindsAreThoseOfTheReader() {
    String text = "flow: any\nstart: a\nnodes:\n  a:\n    " + STRANGE + ": 1\n";
    List<String> words =
        problems(text).stream()
            .filter(found -> found.what().startsWith("unknown kind"))
            .flatMap(found -> listed(found.expected()).stream())
            .toList();
    assertThat(Kinds.ALL.stream().map(Kind::word))
        .as("kinds of flow.schema.Kinds; a new kind needs an entry there, with all its keys")
        .containsExactlyElementsOf(words);
  }

  @Test
  void everyPlaceHasTheKeysThatTheReaderTakes() throws IOException {
    Map<String, Set<String>> taken = new TreeMap<>();
    for (String text : FlowTexts.all().values()) {
      for (FlowProblem problem : problems(estranged(text))) {
        Matcher unknown = UNKNOWN_KEY.matcher(problem.what());
        if (unknown.matches()) {
          taken
              .computeIfAbsent(unknown.group(1), _ -> new TreeSet<>())
              .addAll(keys(listed(problem.expected())));
        }
      }
    }
    Map<String, Set<String>> table = new TreeMap<>();
    places()
        .forEach(place ->
            table.computeIfAbsent(place.where(), _ -> new TreeSet<>()).addAll(names(place)));
    assertThat(table)
        .as("places of flow.schema.Kinds (actual) and what the reader takes there (expected)")
        .isEqualTo(taken);
  }

  /** In the reference, each kind under its own heading, with every key that may stand in it. */
  @Test
  void everyKindHasItsSectionWithAllItsKeys() throws IOException {
    String reference = Files.readString(Path.of("..", "docs", "flow-language.md"));
    for (Kind kind : Kinds.ALL) {
      List<Place> places = new ArrayList<>();
      below(kind.beside(), places);
      String section =
          Pattern.compile("(?ms)^## " + kind.word() + "$(.*?)^## ")
              .matcher(reference)
              .results()
              .map(found -> found.group(1))
              .findFirst()
              .orElseThrow(() -> new AssertionError("expected a section '" + kind.word() + "'"));
      Set<String> keys = new TreeSet<>();
      places.forEach(place -> keys.addAll(names(place)));
      keys.remove(kind.word()); // is the heading
      for (String key : keys) {
        assertThat(section)
            .as("key '%s' of '%s'", key, kind.word())
            .containsPattern("`[^`\n]*\\b" + key + "\\b[^`\n]*`");
      }
    }
  }

  /** The languages of one flow are no keys. */
  private static List<String> keys(List<String> listed) {
    return listed.stream().filter(word -> !word.matches("en|de|es|fr")).toList();
  }

  private static Set<String> names(Place place) {
    return new TreeSet<>(place.keys().stream().map(Key::name).toList());
  }

  private static List<Place> places() {
    List<Place> all = new ArrayList<>(List.of(Kinds.TOP, Kinds.PROMPT));
    Kinds.ALL.forEach(kind -> below(kind.beside(), all));
    return all;
  }

  private static void below(Place place, List<Place> all) {
    all.add(place);
    place.keys().forEach(key -> key.shape().places().forEach(deeper -> below(deeper, all)));
  }

  private static List<FlowProblem> problems(String text) {
    try {
      var _ = READER.read("any.yaml", text);
      return List.of();
    } catch (FlowException refused) {
      return refused.problems();
    }
  }

  private static List<String> listed(String expected) {
    String words = expected.replaceFirst("; did you mean.*", "").replaceFirst("^one of ", "");
    return Arrays.asList(words.split(", ", -1));
  }

  private static String estranged(String text) {
    Object tree = new Load(LoadSettings.builder().build()).loadFromString(text);
    return new Dump(DumpSettings.builder().build()).dumpToString(estranged(tree));
  }

  private static Object estranged(Object tree) {
    return switch (tree) {
      case Map<?, ?> map -> {
        Map<Object, Object> more = new LinkedHashMap<>();
        map.forEach((key, value) -> more.put(key, value == null ? "" : estranged(value)));
        more.put(STRANGE, "strange");
        yield more;
      }
      case List<?> list -> list.stream().map(KindsTest::estranged).toList();
      default -> tree;
    };
  }
}
