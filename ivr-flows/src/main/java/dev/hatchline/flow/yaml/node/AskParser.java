package dev.hatchline.flow.yaml.node;

import dev.hatchline.flow.Entry;
import dev.hatchline.flow.Form;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Node.Ask;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.Sayings;
import dev.hatchline.flow.Tries;
import dev.hatchline.flow.YesNoWords;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.sheet.Asked;
import dev.hatchline.flow.yaml.sheet.SaidWords;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An ask: its keys go below it, its way beside it. */
final class AskParser {
  /** In the order in which they are named to designers. */
  private static final List<String> KEYS =
      Stream.of(
              Stream.of("prompt", "into", "as"),
              EntryParser.keys().stream(),
              Stream.of("confirm", "words"),
              TriesParser.KEYS.stream(),
              Stream.of("wrong", "again", "remember"))
          .flatMap(keys -> keys)
          .toList();

  private final Problems problems;
  private final Parts parts;
  private final EntryParser entries;
  private final TriesParser tries;

  AskParser(Parts parts) {
    this.problems = parts.problems();
    this.parts = parts;
    this.entries = new EntryParser(parts);
    this.tries = new TriesParser(parts);
  }

  Optional<Node> parse(YamlMap.Entry kind, YamlMap beside) {
    beside.allow(List.of("ask", "then"), "beside 'ask' (its keys go below it)");
    Optional<String> then = parts.way(beside, "then", "after an ask");
    String expected = String.join(", ", KEYS) + " below 'ask:'";
    return YamlMap.of(kind.value(), problems, expected)
        .flatMap(map -> below(map, then.orElse("")))
        .filter(_ -> then.isPresent());
  }

  private Optional<Node> below(YamlMap map, String then) {
    map.allow(KEYS, "in an ask");
    Optional<Prompt> prompt =
        map.require("prompt", "'prompt:' with what the ask says").flatMap(parts::prompt);
    Optional<String> into =
        map.require("into", "'into: NAME', the name of the value").flatMap(parts::newName);
    Optional<Entry> as = entries.parse(map);
    Optional<Tries> failing = as.flatMap(entry -> failing(map, entry));
    Optional<Duration> gap = parts.time(map, "gap", Ask.GAP_MIN, Ask.GAP_MIN, Ask.GAP_MAX);
    Optional<Optional<Prompt>> wrong = parts.optionalPrompt(map, "wrong");
    Optional<Boolean> again =
        map.find("again").map(e -> parts.yesNo(e.value())).orElse(Optional.of(false));
    Optional<Optional<Prompt>> confirm =
        into.flatMap(name -> as.flatMap(entry -> confirm(map, name, entry)));
    Optional<Duration> remember =
        parts.time(map, "remember", Duration.ZERO, Duration.ZERO, Ask.REMEMBER_MAX);
    Optional<YesNoWords> words = as.flatMap(entry -> words(map, entry));
    boolean asked = prompt.isPresent() && into.isPresent() && as.isPresent() && gap.isPresent();
    boolean whole = asked && confirm.isPresent() && isReadBack(map, as.get());
    if (!whole || failing.isEmpty() || wrong.isEmpty() || again.isEmpty() || words.isEmpty()) {
      return Optional.empty();
    }
    if (remember.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Ask(
            prompt.get(),
            into.get(),
            as.get(),
            failing.get(),
            gap.get(),
            wrong.get(),
            confirm.get(),
            words.get(),
            again.get(),
            remember.filter(_ -> map.find("remember").isPresent()),
            then));
  }

  /** Keys have no words, so those who cannot be heard need a way of their own. */
  private Optional<Tries> failing(YamlMap map, Entry as) {
    Optional<Tries> failing = tries.parse(map, Ask.WAIT_DEFAULT);
    if (!(as instanceof Entry.Speech)) {
      return failing;
    }
    String expected = "'" + Asked.NO_SPEECH + ": NODE' where nothing can be heard";
    Optional<String> unheard = map.require(Asked.NO_SPEECH, expected).flatMap(parts::target);
    return failing.flatMap(found -> unheard.map(found::unheard));
  }

  /** What reads a value back has to name it: a day that has a year with it. */
  private Optional<Optional<Prompt>> confirm(YamlMap map, String into, Entry as) {
    boolean year = as instanceof Entry.Date(boolean asked) && asked;
    Optional<Optional<Prompt>> confirm = parts.optionalPrompt(map, "confirm");
    if (confirm.flatMap(prompt -> prompt).filter(said -> !readsBack(said, into, year)).isEmpty()) {
      return confirm;
    }
    String what = "'" + into + "' is not read back" + (year ? " with its year" : "");
    String expected = "{" + into + (year ? ":year" : "") + "} in what is said";
    map.find("confirm").ifPresent(e -> problems.add(e.value(), Code.NOT_READ_BACK, what, expected));
    return Optional.empty();
  }

  private static boolean readsBack(Prompt prompt, String value, boolean year) {
    return year
        ? prompt.each().allMatch(said -> saysYear(said, value))
        : prompt.each().allMatch(said -> said.names().contains(value));
  }

  private static boolean saysYear(Prompt said, String value) {
    String slot = "{" + value + ":" + Form.YEAR.word() + "}";
    return said.parts().stream()
        .anyMatch(part -> part instanceof Prompt.Template(String words) && words.contains(slot));
  }

  /** What is said for yes and for no, to the question itself or to what is read back. */
  private Optional<YesNoWords> words(YamlMap map, Entry as) {
    Optional<YamlMap.Entry> written = map.find("words");
    if (written.isEmpty()) {
      return Optional.of(YesNoWords.DEFAULT);
    }
    if (!(as instanceof Entry.YesNo) && map.find("confirm").isEmpty()) {
      String expected = "'words' with a yes-no or with 'confirm' only";
      problems.add(written.get().key(), Code.KEYS_APART, "'words' without 'confirm'", expected);
      return Optional.empty();
    }
    String expected = "what is said for each, such as { yes: [yes, right], no: [no] }";
    return YamlMap.of(written.get().value(), problems, expected).flatMap(this::words);
  }

  private Optional<YesNoWords> words(YamlMap map) {
    map.allow(List.of("yes", "no"), "in the words of an ask");
    SaidWords said = new SaidWords(problems);
    Optional<Sayings> yes = words(map, "yes", YesNoWords.DEFAULT.yes(), said);
    Optional<Sayings> no = words(map, "no", YesNoWords.DEFAULT.no(), said);
    return yes.flatMap(right -> no.map(not -> new YesNoWords(right, not)));
  }

  private Optional<Sayings> words(YamlMap map, String key, Sayings otherwise, SaidWords said) {
    return map.find(key)
        .map(e -> said.parse(e.value(), parts.languages().languages(), key))
        .orElse(Optional.of(otherwise));
  }

  /** Money is never taken unheard, and neither is a number that nobody has typed. */
  private boolean isReadBack(YamlMap map, Entry as) {
    boolean own = as instanceof Entry.Phone(boolean offered) && offered;
    boolean money = as instanceof Entry.Amount amount && amount.currency().isPresent();
    boolean silent = (own || money) && map.find("confirm").isEmpty();
    if (silent) {
      String key = own ? "own" : "as";
      String what = own ? "'own' without 'confirm'" : "money without 'confirm'";
      String expected = "'confirm:' with what reads it back";
      map.find(key).ifPresent(e -> problems.add(e.key(), Code.NOT_READ_BACK, what, expected));
    }
    return !silent;
  }
}
