package dev.hatchline.flow.yaml;

import dev.hatchline.flow.Entry;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Node.Ask;
import dev.hatchline.flow.Prompt;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** An ask: its keys go below it, its way beside it. */
final class AskParser {
  private static final List<String> KEYS =
      List.of(
          "prompt",
          "into",
          "as",
          "length",
          "own",
          "confirm",
          "wait",
          "gap",
          "tries",
          "wrong",
          "again",
          "remember");
  private static final List<String> ENTRIES = List.of("digits", "date", "phone");
  private static final Pattern LENGTH = Pattern.compile("([0-9]{1,2})(?:\\.\\.([0-9]{1,2}))?");

  private final Problems problems;
  private final Parts parts;

  AskParser(Parts parts) {
    this.problems = parts.problems();
    this.parts = parts;
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
    Optional<Entry> as = entry(map);
    Optional<Duration> wait =
        parts.time(map, "wait", Ask.WAIT_DEFAULT, Node.Menu.WAIT_MIN, Node.Menu.WAIT_MAX);
    Optional<Duration> gap = parts.time(map, "gap", Ask.GAP_MIN, Ask.GAP_MIN, Ask.GAP_MAX);
    Optional<Integer> tries =
        parts.count(map, "tries", Node.Menu.TRIES_DEFAULT, Node.Menu.TRIES_MAX);
    Optional<Optional<Prompt>> wrong = parts.optionalPrompt(map, "wrong");
    Optional<Boolean> again =
        map.find("again").map(e -> parts.yesNo(e.value())).orElse(Optional.of(false));
    Optional<Optional<Prompt>> confirm = into.flatMap(name -> confirm(map, name));
    Optional<Duration> remember =
        parts.time(map, "remember", Duration.ZERO, Duration.ZERO, Ask.REMEMBER_MAX);
    boolean asked = prompt.isPresent() && into.isPresent() && as.isPresent() && wait.isPresent();
    boolean whole = asked && confirm.isPresent() && ownIsReadBack(map, as.get());
    if (!whole || gap.isEmpty() || tries.isEmpty() || wrong.isEmpty() || again.isEmpty()) {
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
            wait.get(),
            gap.get(),
            tries.get(),
            wrong.get(),
            confirm.get(),
            again.get(),
            remember.filter(_ -> map.find("remember").isPresent()),
            then));
  }

  /** What reads a value back has to name it. */
  private Optional<Optional<Prompt>> confirm(YamlMap map, String into) {
    Optional<Optional<Prompt>> confirm = parts.optionalPrompt(map, "confirm");
    if (confirm.flatMap(prompt -> prompt).filter(prompt -> !names(prompt, into)).isPresent()) {
      String what = "'" + into + "' is not read back";
      map.find("confirm")
          .ifPresent(e ->
              problems.add(e.value(), Code.NOT_READ_BACK, what, "{" + into + "} in what is said"));
      return Optional.empty();
    }
    return confirm;
  }

  private static boolean names(Prompt prompt, String value) {
    return prompt.parts().stream()
        .anyMatch(
            part -> part instanceof Prompt.Template template && template.names().contains(value));
  }

  private boolean ownIsReadBack(YamlMap map, Entry as) {
    boolean silent = as instanceof Entry.Phone(boolean own) && own && map.find("confirm").isEmpty();
    if (silent) {
      map.find("own")
          .ifPresent(e ->
              problems.add(
                  e.key(),
                  Code.NOT_READ_BACK,
                  "'own' without 'confirm'",
                  "'confirm:' with what reads it back"));
    }
    return !silent;
  }

  private Optional<Entry> entry(YamlMap map) {
    Optional<YamlMap.Entry> as = map.find("as");
    String word =
        as.map(e -> e.value() instanceof ScalarNode one ? one.getValue() : "").orElse("digits");
    Optional<YamlMap.Entry> length = map.find("length");
    Optional<YamlMap.Entry> own = map.find("own");
    if (!word.equals("phone") && own.isPresent() && ENTRIES.contains(word)) {
      problems.add(
          own.get().key(), Code.KEYS_APART, "'own' with " + word, "'own' with a phone only");
      return Optional.empty();
    }
    if (!word.equals("digits") && length.isPresent() && ENTRIES.contains(word)) {
      problems.add(
          length.get().key(),
          Code.KEYS_APART,
          "'length' with a " + word,
          "'length' with digits only");
      return Optional.empty();
    }
    return switch (word) {
      case "digits" ->
          map.require("length", "'length: 4' or 'length: 4..10'").flatMap(this::length);
      case "date" -> Optional.of(new Entry.Date());
      case "phone" ->
          own.map(e -> parts.yesNo(e.value())).orElse(Optional.of(false)).map(Entry.Phone::new);
      default -> {
        as.ifPresent(e ->
            problems.add(
                e.value(),
                Code.BAD_VALUE,
                "found " + Scalars.kindOf(e.value()),
                Problems.oneOf(ENTRIES, word)));
        yield Optional.empty();
      }
    };
  }

  private Optional<Entry> length(org.snakeyaml.engine.v2.nodes.Node yaml) {
    Matcher written = LENGTH.matcher(yaml instanceof ScalarNode one ? one.getValue() : "");
    if (written.matches()) {
      int min = Integer.parseInt(written.group(1));
      int max = written.group(2) == null ? min : Integer.parseInt(written.group(2));
      if (min >= 1 && min <= max && max <= Entry.Digits.MAX) {
        return Optional.of(new Entry.Digits(min, max));
      }
    }
    String expected = "a length such as 4 or 4..10, from 1 to " + Entry.Digits.MAX;
    problems.add(yaml, Code.BAD_VALUE, "found " + Scalars.kindOf(yaml), expected);
    return Optional.empty();
  }
}
