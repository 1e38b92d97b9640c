package dev.hatchline.flow.yaml.sheet;

import dev.hatchline.flow.Form;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.Slot;
import dev.hatchline.flow.ValueType;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Place;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.problem.Quoted;
import dev.hatchline.flow.yaml.source.Braces;
import dev.hatchline.flow.yaml.source.Comments;
import dev.hatchline.flow.yaml.source.Scalars;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A text, {@code file: welcome.wav}, or a list of both. Constants in texts are filled in; values
 * stay, for each call has its own.
 */
public final class PromptParser {
  /** More than a minute of speech: nobody listens to that. */
  static final int TEXT_CHARS_MAX = 1000;

  /** Of a list; each may be a text of that length. */
  static final int PARTS_MAX = 50;

  private static final Pattern NAME = Pattern.compile("\\{([^{}]*)\\}");
  private static final String A_PROMPT = "a text to speak, 'file: NAME.wav', or a list of both";

  /** Of a recording. */
  static final List<String> KEYS = List.of("file", "says");

  private final Names names;
  private final Problems problems;
  private final Consumer<Use> uses;

  public PromptParser(Names names, Problems problems, Consumer<Use> uses) {
    this.names = names;
    this.problems = problems;
    this.uses = uses;
  }

  public Optional<Prompt> parse(Node yaml) {
    List<Node> written = yaml instanceof SequenceNode list ? list.getValue() : List.of(yaml);
    if (written.isEmpty()) {
      problems.add(yaml, Code.EMPTY, "the prompt is empty", A_PROMPT);
    }
    if (written.size() > PARTS_MAX) {
      String what = "a prompt of " + written.size() + " parts";
      problems.add(yaml, Code.TOO_MANY, what, "at most " + PARTS_MAX);
      return Optional.empty();
    }
    List<Prompt.Part> parts = new ArrayList<>();
    boolean whole = !written.isEmpty();
    for (Node part : written) {
      whole &= parts(part).map(parts::addAll).isPresent();
    }
    if (whole && parts.stream().allMatch(Prompt.Pause.class::isInstance)) {
      problems.add(yaml, Code.EMPTY, "nothing is said but pauses", A_PROMPT);
      whole = false;
    }
    return whole ? Optional.of(new Prompt(parts)) : Optional.empty();
  }

  /** A text has as many as its pauses make of it. */
  private Optional<List<Prompt.Part>> parts(Node yaml) {
    if (Scalars.isEmpty(yaml)) {
      problems.add(yaml, Code.EMPTY, "the prompt is empty", A_PROMPT);
      return Optional.empty();
    }
    if (yaml instanceof ScalarNode text) {
      Comments.refuseAfter(text, problems);
      return isTooLong(text, tidy(text.getValue()), TEXT_CHARS_MAX)
          ? Optional.empty()
          : Markup.read(text, problems).flatMap(pieces -> spoken(text, pieces));
    }
    if (isNames(yaml)) {
      unquoted(yaml);
      return Optional.empty();
    }
    if (yaml instanceof MappingNode mapping) {
      YamlMap map = new YamlMap(mapping, problems);
      map.allow(KEYS, "in a prompt");
      Optional<Node> file = map.require("file", A_PROMPT);
      Optional<String> says = map.find("says").map(e -> says(e.value())).orElse(Optional.of(""));
      return file.flatMap(name -> says.flatMap(words -> recording(name, words))).map(List::of);
    }
    problems.add(yaml, Code.BAD_VALUE, "found " + Scalars.kindOf(yaml), A_PROMPT);
    return Optional.empty();
  }

  /** To YAML {@code {company}} is a map of one key without a value. */
  static boolean isNames(Node yaml) {
    return yaml instanceof MappingNode map
        && map.getFlowStyle() == FlowStyle.FLOW
        && !map.getValue().isEmpty()
        && map.getValue().stream().allMatch(PromptParser::isName);
  }

  private static boolean isName(NodeTuple line) {
    boolean key = line.getKeyNode() instanceof ScalarNode name && KEYS.contains(name.getValue());
    return !key && Scalars.isEmpty(line.getValueNode());
  }

  private void unquoted(Node yaml) {
    String expected = "quotes around the whole text";
    problems.add(yaml, Code.BAD_VALUE, "a text that begins with '{'", expected);
  }

  /** What a recording says never changes, so it has no values in it. */
  private Optional<String> says(Node yaml) {
    if (yaml instanceof ScalarNode text && !Scalars.isEmpty(yaml)) {
      Optional<String> words = filled(text, TEXT_CHARS_MAX);
      if (words.isEmpty() || !NAME.matcher(words.get()).find()) {
        return words;
      }
    }
    String what = "found " + Scalars.kindOf(yaml);
    problems.add(yaml, Code.BAD_VALUE, what, "the words of the recording, without values");
    return Optional.empty();
  }

  private Optional<Prompt.Part> recording(Node yaml, String says) {
    if (yaml instanceof ScalarNode file && Prompt.Recording.isName(file.getValue())) {
      return Optional.of(new Prompt.Recording(file.getValue(), says));
    }
    String expected = "the name of a .wav file below the folder of prompts, such as welcome.wav";
    problems.add(yaml, Code.BAD_VALUE, "found " + Scalars.kindOf(yaml), expected);
    return Optional.empty();
  }

  /** A text that nobody hears. */
  public Optional<String> text(Node yaml, int charsMax) {
    if (yaml instanceof ScalarNode text && !Scalars.isEmpty(yaml)) {
      return filled(text, charsMax).map(names.scope()::text);
    }
    if (isNames(yaml)) {
      unquoted(yaml);
      return Optional.empty();
    }
    problems.add(
        yaml,
        Code.BAD_VALUE,
        "found " + Scalars.kindOf(yaml),
        "a text of at most " + charsMax + " characters");
    return Optional.empty();
  }

  private Optional<String> filled(ScalarNode yaml, int charsMax) {
    Comments.refuseAfter(yaml, problems);
    return filled(yaml, Braces.of(yaml, problems), yaml.getValue(), charsMax);
  }

  private static String tidy(String written) {
    return written.strip().replaceAll("\\s+", " ");
  }

  private Optional<String> filled(ScalarNode yaml, Braces braces, String written, int charsMax) {
    String text = tidy(written);
    if (isTooLong(yaml, text, charsMax)) {
      return Optional.empty();
    }
    StringBuilder filled = new StringBuilder();
    Matcher named = NAME.matcher(text);
    boolean whole = true;
    while (named.find()) {
      Slot slot = Slot.of(named.group(1));
      String name = slot.name();
      Place at = braces.after(text.substring(0, named.start())).first();
      if (!names.isKnown(name)) {
        String what = "unknown name " + Quoted.name(name);
        problems.add(at, Code.UNKNOWN_VALUE, what, names.oneOf(name));
        whole = false;
      } else if (!hasForm(at, slot)) {
        whole = false;
      } else if (!names.isConstant(name)) {
        uses.accept(new Use(name, at, Use.Kind.PROMPT));
      }
      String value = names.constant(name).filter(_ -> slot.form().isEmpty()).orElse(named.group());
      named.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    named.appendTail(filled);
    if (whole && NAME.matcher(text).replaceAll("").matches(".*[{}].*")) {
      problems.add(
          yaml,
          Code.SINGLE_BRACE,
          "a single { or }",
          "a name in a pair of them, such as {company}");
      whole = false;
    }
    return whole && !isTooLong(yaml, filled, charsMax) && !filled.toString().isBlank()
        ? Optional.of(filled.toString())
        : Optional.empty();
  }

  /** Whether the value that is meant is spoken in the form that is written. */
  private boolean hasForm(Place at, Slot slot) {
    List<Form> forms = names.value(slot.name()).map(Form::of).orElse(List.of());
    boolean has =
        slot.form().isEmpty() || forms.stream().anyMatch(form -> form.word().equals(slot.form()));
    if (!has) {
      String type = names.value(slot.name()).map(ValueType::word).orElse("a constant");
      String what =
          "'" + slot.name() + "' is " + type + " and has no form " + Quoted.of(slot.form());
      Set<String> words = new TreeSet<>();
      forms.forEach(form -> words.add(form.word()));
      String alone = "{" + slot.name() + "} without a colon";
      problems.add(
          at,
          Code.WRONG_FORM,
          what,
          words.isEmpty() ? alone : alone + ", or " + Problems.oneOf(words, slot.form()));
    }
    return has;
  }

  private boolean isTooLong(ScalarNode yaml, CharSequence text, int charsMax) {
    boolean tooLong = text.length() > charsMax;
    if (tooLong) {
      String what = "the text has " + text.length() + " characters";
      problems.add(yaml, Code.TOO_LONG, what, "at most " + charsMax);
    }
    return tooLong;
  }

  private Optional<List<Prompt.Part>> spoken(ScalarNode yaml, List<Markup.Piece> pieces) {
    List<Prompt.Part> parts = new ArrayList<>();
    Braces braces = Braces.of(yaml, problems);
    boolean whole = true;
    for (Markup.Piece piece : pieces) {
      switch (piece) {
        case Markup.Piece.Silence(Prompt.Pause pause) -> parts.add(pause);
        case Markup.Piece.Words(String words) -> {
          Optional<String> filled = filled(yaml, braces, words, TEXT_CHARS_MAX);
          whole &= filled.map(this::spoken).map(parts::add).isPresent();
          braces = braces.after(words);
        }
      }
    }
    return whole ? Optional.of(parts) : Optional.empty();
  }

  private Prompt.Part spoken(String words) {
    return NAME.matcher(words).find()
        ? new Prompt.Template(names.scope().text(words))
        : new Prompt.Text(words);
  }
}
