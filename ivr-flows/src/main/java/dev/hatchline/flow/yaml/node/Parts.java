package dev.hatchline.flow.yaml.node;

import dev.hatchline.flow.Formula;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.ValueType;
import dev.hatchline.flow.expr.Compiled;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Place;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.problem.Quoted;
import dev.hatchline.flow.yaml.sheet.Callee;
import dev.hatchline.flow.yaml.sheet.LanguagesParser;
import dev.hatchline.flow.yaml.sheet.Names;
import dev.hatchline.flow.yaml.sheet.PromptParser;
import dev.hatchline.flow.yaml.sheet.Scope;
import dev.hatchline.flow.yaml.sheet.Sheet;
import dev.hatchline.flow.yaml.sheet.Signature;
import dev.hatchline.flow.yaml.sheet.Use;
import dev.hatchline.flow.yaml.source.Scalars;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** What nodes are made of, whatever their kind; collects where the node leads. */
final class Parts {
  private final Problems problems;
  private final Names names;
  private final Sheet sheet;
  private final @Nullable Frame frame;
  private final Scalars scalars;
  private final PromptParser prompts;
  private final List<ScalarNode> targets = new ArrayList<>();
  private final List<Use> uses = new ArrayList<>();
  private final List<CallSite> sites = new ArrayList<>();
  private String here = "";
  private int expressions;
  private int expressionChars;

  /** Of a flow by itself. */
  Parts(Problems problems, Sheet sheet) {
    this(problems, sheet, null, sheet.names());
  }

  /** Of a flow that another calls: whatever it names has a name of its own there. */
  Parts(Problems problems, Sheet sheet, Frame frame) {
    this(problems, sheet, frame, sheet.names().in(frame.scope()));
  }

  private Parts(Problems problems, Sheet sheet, @Nullable Frame frame, Names names) {
    this.problems = problems;
    this.sheet = sheet;
    this.frame = frame;
    this.names = names;
    this.scalars = new Scalars(problems);
    this.prompts = new PromptParser(names, problems, uses::add);
  }

  Problems problems() {
    return problems;
  }

  Names names() {
    return names;
  }

  Scalars scalars() {
    return scalars;
  }

  LanguagesParser languages() {
    return sheet.languages();
  }

  /** What the names of this flow are outside. */
  Scope scope() {
    return names.scope();
  }

  Signature signature() {
    return sheet.signature();
  }

  /** The flow of this name, if it can be called. */
  Optional<Callee> called(String flow) {
    return Optional.ofNullable(sheet.called().get(flow));
  }

  /** The call that leads to this flow, unless it stands by itself. */
  @Nullable CallSite site() {
    return frame == null ? null : frame.site();
  }

  /**
   * From here on it is about this node.
   *
   * @return its name, as it is known outside
   */
  ScalarNode begin(ScalarNode key) {
    here = key.getValue();
    return frame == null ? key : Scalars.renamed(frame.at(), scope().node(here));
  }

  /** The node that it is about, by its own name. */
  String here() {
    return here;
  }

  /** This node calls a flow, whose first node is this one. */
  void calls(CallSite site, ScalarNode start) {
    sites.add(site);
    targets.add(start);
  }

  /** The calls since the last call of this. */
  List<CallSite> takeSites() {
    List<CallSite> taken = List.copyOf(sites);
    sites.clear();
    return taken;
  }

  /** The targets since the last call of this. */
  List<ScalarNode> takeTargets() {
    List<ScalarNode> taken = List.copyOf(targets);
    targets.clear();
    return taken;
  }

  /** The values that were named since the last call of this. */
  List<Use> takeUses() {
    List<Use> taken = List.copyOf(uses);
    uses.clear();
    return taken;
  }

  /** Here the value of this name is used. */
  void use(String name, Node yaml, Use.Kind kind) {
    uses.add(new Use(name, problems.place(yaml.getStartMark()), kind));
  }

  Optional<Prompt> prompt(Node yaml) {
    return languages().prompt(yaml, prompts::parse);
  }

  /** A text for eyes, its constants filled in. */
  Optional<String> text(Node yaml, int charsMax) {
    return prompts.text(yaml, charsMax);
  }

  /** A prompt that need not be there: empty outside if it is faulty, inside if there is none. */
  Optional<Optional<Prompt>> optionalPrompt(YamlMap map, String key) {
    Optional<YamlMap.Entry> written = map.find(key);
    if (written.isEmpty()) {
      return Optional.of(Optional.empty());
    }
    Optional<Prompt> prompt = prompt(written.get().value());
    return prompt.isPresent() ? Optional.of(prompt) : Optional.empty();
  }

  Optional<String> target(Node yaml) {
    Optional<String> name = scalars.name(yaml, Scalars.A_NODE);
    if (name.isPresent() && yaml instanceof ScalarNode written) {
      targets.add(
          frame == null ? written : Scalars.renamed(written, scope().node(written.getValue())));
    }
    return name.map(scope()::node);
  }

  /** A way that must be there. */
  Optional<String> way(YamlMap map, String key, String where) {
    return map.require(key, "'" + key + ": NODE' " + where).flatMap(this::target);
  }

  /** A time, or what it is unless written. */
  Optional<Duration> time(YamlMap map, String key, Duration otherwise, Duration min, Duration max) {
    return map.find(key)
        .map(entry -> scalars.duration(entry.value(), min, max))
        .orElse(Optional.of(otherwise));
  }

  Optional<Integer> count(YamlMap map, String key, int otherwise, int max) {
    return map.find(key)
        .map(entry -> scalars.count(entry.value(), max))
        .orElse(Optional.of(otherwise));
  }

  /** The name that this node sets; it has been judged when the names were collected. */
  Optional<String> newName(Node yaml) {
    if (yaml instanceof ScalarNode name) {
      return Optional.of(scope().value(name.getValue()));
    }
    problems.add(yaml, Code.BAD_VALUE, "found " + Scalars.kindOf(yaml), "the name of a value");
    return Optional.empty();
  }

  /** The name of a value that some node sets, or that every flow has, for a use of it. */
  Optional<String> knownName(Node yaml, Use.Kind kind) {
    Optional<String> name = newName(yaml);
    if (name.isPresent() && names.value(name.get()).isEmpty()) {
      problems.add(
          yaml,
          Code.UNKNOWN_VALUE,
          "unknown value " + Quoted.of(name.get()),
          names.oneOfValues(name.get()));
      return Optional.empty();
    }
    name.ifPresent(known -> use(known, yaml, kind));
    return name;
  }

  /** Yes or no, of which one must be meant. */
  Optional<Boolean> yesNo(Node yaml) {
    String word = yaml instanceof ScalarNode scalar ? scalar.getValue() : "";
    return switch (word) {
      case "yes", "true" -> Optional.of(true);
      case "no", "false" -> Optional.of(false);
      default -> {
        problems.add(yaml, Code.BAD_VALUE, "found " + Scalars.kindOf(yaml), "yes or no");
        yield Optional.empty();
      }
    };
  }

  /** A condition: an expression that gives yes or no. */
  Optional<Formula> condition(Node yaml) {
    if (!(yaml instanceof ScalarNode written) || Scalars.isEmpty(yaml)) {
      problems.add(
          yaml, Code.BAD_VALUE, "found " + Scalars.kindOf(yaml), "a condition such as count > 3");
      return Optional.empty();
    }
    Optional<Formula> formula = formula(written, written.getValue(), 0);
    if (formula.isPresent() && formula.get().type() != ValueType.YES_NO) {
      String what = "the condition gives " + formula.get().type().word() + ", not yes or no";
      problems.add(yaml, Code.WRONG_TYPE, what, "a condition such as count > 3");
      return Optional.empty();
    }
    return formula;
  }

  /**
   * An expression.
   *
   * @param skipped how many characters come before it in the YAML value
   */
  Optional<Formula> formula(ScalarNode yaml, String expression, int skipped) {
    expressions++;
    if (expressions > Names.EXPRESSIONS_MAX) {
      throw Names.tooManyExpressions(problems, yaml);
    }
    expressionChars += expression.length();
    if (expressionChars > Names.EXPRESSION_CHARS_MAX) {
      throw Names.tooLongExpressions(problems, yaml);
    }
    return switch (names.expressions().compile(expression)) {
      case Compiled.Good(Formula formula) -> {
        Place at = problems.place(yaml.getStartMark());
        formula.names().forEach(name -> uses.add(new Use(name, at, Use.Kind.CONDITION)));
        yield Optional.of(frame == null ? formula : scope().outside(formula))
            .filter(_ -> isOfOneCurrency(at, formula));
      }
      case Compiled.Faulty(List<Compiled.Fault> faults) -> {
        ExpressionWords.told(faults).forEach(fault -> report(yaml, fault, skipped));
        yield Optional.empty();
      }
    };
  }

  /** Euros are not more than dollars, whatever their numbers. */
  private boolean isOfOneCurrency(Place at, Formula formula) {
    List<String> currencies = names.currencies(formula.names());
    if (currencies.size() > 1) {
      String what = "there are " + String.join(" and ", currencies) + " in it";
      problems.add(at, Code.WRONG_TYPE, what, "amounts of one currency");
    }
    return currencies.size() <= 1;
  }

  private void report(ScalarNode yaml, Compiled.Fault fault, int skipped) {
    ExpressionWords.Told told = ExpressionWords.of(fault);
    String what =
        fault.unknown().map(name -> "unknown value " + Quoted.of(name)).orElse(told.what());
    String expected = fault.unknown().map(names::oneOfValues).orElse(told.expected());
    Optional<Mark> start = yaml.getStartMark();
    Code code = fault.unknown().isPresent() ? Code.UNKNOWN_VALUE : Code.NOT_AN_EXPRESSION;
    Place place = problems.place(start);
    boolean oneLine =
        start.map(Mark::getLine).equals(yaml.getEndMark().map(Mark::getLine)) && fault.line() == 0;
    if (!oneLine) {
      problems.add(place, code, what, expected);
      return;
    }
    int quote = yaml.getScalarStyle() == ScalarStyle.PLAIN ? 0 : 1;
    problems.add(place.right(quote + skipped + fault.column()), code, what, expected);
  }
}
