package dev.hatchline.flow.yaml.trial;

import dev.hatchline.flow.trial.Deed;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.problem.Quoted;
import dev.hatchline.flow.yaml.source.Scalars;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** What the caller of a test does: press, interrupt, say, mumble, wait, hang up. */
final class DeedParser {
  private static final String A_LIST =
      "a list of press KEYS, interrupt KEYS, say WORDS, mumble WORDS, wait, hang up";
  private static final String A_DEED =
      "press KEYS, interrupt KEYS, say WORDS, mumble, mumble WORDS, wait, wait 3s or hang up";
  private static final String KEYS = "keys: up to 40 of 0 to 9, * and #";

  private static final int WORDS_MAX = 100; // characters

  private static final Pattern PRESSED = Pattern.compile("[0-9*#]{1,40}");
  private static final Pattern TIME = Pattern.compile("([0-9]{1,4}) ?(ms|s|min)");

  private final Problems problems;

  DeedParser(Problems problems) {
    this.problems = problems;
  }

  /** All that are right. */
  List<Deed> parse(Node yaml) {
    if (!(yaml instanceof SequenceNode list)) {
      problems.add(yaml, Code.BAD_VALUE, "found " + Scalars.kindOf(yaml), A_LIST);
      return List.of();
    }
    List<Deed> deeds = new ArrayList<>();
    list.getValue()
        .forEach(one ->
            TrialParser.words(one, A_DEED, problems)
                .flatMap(words -> deed(one, words))
                .ifPresent(deeds::add));
    return deeds;
  }

  private Optional<Deed> deed(Node at, String words) {
    if (words.equals("hang up")) {
      return Optional.of(new Deed.HangUp());
    }
    String[] two = words.split(" +", 2);
    String rest = two.length == 2 ? two[1].strip() : "";
    return switch (two[0]) {
      case "press" -> keys(at, rest).map(Deed.Press::new);
      case "interrupt" -> keys(at, rest).map(Deed.Interrupt::new);
      case "say" -> words(at, rest);
      case "mumble" -> rest.isEmpty() ? mumble("") : words(at, rest).flatMap(_ -> mumble(rest));
      case "wait" -> rest.isEmpty() ? Optional.of(new Deed.Wait(Optional.empty())) : time(at, rest);
      default -> {
        problems.add(at, Code.BAD_VALUE, "found " + Scalars.kindOf(at), A_DEED);
        yield Optional.empty();
      }
    };
  }

  private Optional<String> keys(Node at, String keys) {
    if (PRESSED.matcher(keys).matches()) {
      return Optional.of(keys);
    }
    problems.add(at, Code.BAD_VALUE, "found " + Quoted.of(keys), KEYS);
    return Optional.empty();
  }

  private static Optional<Deed> mumble(String words) {
    return Optional.of(new Deed.Mumble(words));
  }

  private Optional<Deed> words(Node at, String words) {
    if (!words.isEmpty() && words.length() <= WORDS_MAX) {
      return Optional.of(new Deed.Say(words));
    }
    problems.add(
        at, Code.BAD_VALUE, "found " + Quoted.of(words), "what is said, such as say hours");
    return Optional.empty();
  }

  private Optional<Deed> time(Node at, String written) {
    Matcher time = TIME.matcher(written);
    if (!time.matches()) {
      problems.add(at, Code.BAD_VALUE, "found " + Quoted.of(written), "a time such as 3s or 500ms");
      return Optional.empty();
    }
    long number = Long.parseLong(time.group(1));
    Duration length =
        switch (time.group(2)) {
          case "ms" -> Duration.ofMillis(number);
          case "s" -> Duration.ofSeconds(number);
          default -> Duration.ofMinutes(number);
        };
    return Optional.of(new Deed.Wait(Optional.of(length)));
  }
}
