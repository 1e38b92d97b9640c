package dev.hatchline.flow.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.EscapeWords;
import dev.hatchline.flow.Callback;
import dev.hatchline.flow.Choice;
import dev.hatchline.flow.Entry;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Outage;
import dev.hatchline.flow.Survey;
import dev.hatchline.flow.heard.Hearer;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every choice of every shipped flow can be said in the words that the shipped model knows. */
class SpokenChoicesTest {
  private static final FlowReader READER =
      FlowReader.judging(
              Map.of(
                  "company", "Example Company",
                  "hours", "We are open daily.",
                  "date_order", "month, day"))
          .hearing(OwnModel.VOCABULARY);

  static List<String> flows() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("flows"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".yaml") && !file.endsWith(".test.yaml"))
          .map(file -> file.substring(0, file.length() - ".yaml".length()))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("flows")
  void everyChoiceHasWordsThatAreKnown(String name) throws FlowException {
    Flow flow = READER.shipped(name);
    List<Map<Character, Choice>> offered = choices(flow);
    assertThat(offered).isNotEmpty();
    for (Map<Character, Choice> choices : offered) {
      choices.forEach((key, choice) ->
          assertThat(choice.words().in("en")).as("%s, key %s", choices, key).isNotEmpty());
    }
  }

  /** Where no words are written in the flow keys have their names. */
  @ParameterizedTest
  @MethodSource("flows")
  void everyOtherKeyHasANameThatIsKnown(String name) throws FlowException {
    Hearer hearer = Hearer.of("en").orElseThrow();
    READER
        .shipped(name)
        .nodes()
        .forEach((at, node) -> {
          for (int key : keysOnly(node).chars().toArray()) {
            List<String> names = hearer.names((char) key);
            assertThat(names).as("%s, key %c", at, key).isNotEmpty();
            assertThat(OwnModel.words()).containsAll(names);
          }
        });
  }

  /**
   * The keys of a node that offers some without words of its own; a new kind has to be put here.
   */
  private static String keysOnly(Node node) {
    return switch (node) {
      case Survey survey ->
          IntStream.rangeClosed(survey.low(), survey.high())
              .mapToObj(Integer::toString)
              .collect(Collectors.joining());
      case Outage _ -> Character.toString(Outage.TELL);
      case Callback _ -> "12";
      case Node.Menu _, Node.Ask _ -> "";
      default -> {
        assertThat(node.facts().listens()).as("%s", node).isEmpty();
        yield "";
      }
    };
  }

  /** What one slip of the ear makes of another is no good word for a choice. */
  @ParameterizedTest
  @MethodSource("flows")
  void noTwoChoicesOfOneNodeAreAlike(String name) throws FlowException {
    for (Map<Character, Choice> choices : choices(READER.shipped(name))) {
      choices.forEach((key, choice) -> {
        List<String> others = new ArrayList<>();
        choices.forEach((other, one) -> {
          if (!other.equals(key)) {
            one.words().all().forEach(others::add);
          }
        });
        choice
            .words()
            .all()
            .forEach(words ->
                assertThat(Nearest.of(others, words)).as("%s in %s", words, choices).isEmpty());
      });
    }
  }

  private static List<Map<Character, Choice>> choices(Flow flow) {
    List<Map<Character, Choice>> all = new ArrayList<>();
    for (Node node : flow.nodes().values()) {
      if (node instanceof Node.Menu menu) {
        all.add(menu.choices());
      }
      if (node instanceof Node.Ask ask && ask.as() instanceof Entry.OneOf(var choices)) {
        all.add(choices);
      }
    }
    return all;
  }

  @Test
  void theHatchIsWithinTheModel() {
    Set<String> known = OwnModel.words();
    for (String phrase : EscapeWords.BUILT_IN.of("en")) {
      assertThat(known).as(phrase).containsAll(List.of(phrase.split(" ", -1)));
    }
  }

  @Test
  void yesAndNoAndEveryFigureAreWithinTheModel() {
    Hearer hearer = Hearer.of("en").orElseThrow();
    assertThat(OwnModel.words())
        .containsAll(hearer.yesNo().yes().in("en"))
        .containsAll(hearer.yesNo().no().in("en"))
        .contains("oh", "double", "triple");
    for (char key = '1'; key <= '9'; key++) {
      assertThat(OwnModel.words()).containsAll(hearer.names(key));
    }
  }
}
