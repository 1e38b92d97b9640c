package dev.hatchline.flow.expr;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.hatchline.flow.ValueType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compiles expressions in CEL (cel.dev) over the values of one flow. To CEL a text, digits and a
 * phone number are strings, and so is a time, such as {@code 09:30}; a number is a double, and so
 * is an amount of money; yes or no is a bool and a day is a timestamp, at its beginning in UTC.
 * {@code known.name} tells whether a value is there. There are no macros, so that nothing goes in
 * circles, and every expression ends in time that its length bounds.
 */
public final class Expressions {
  /** Words of CEL: no value can have such a name. */
  public static final Set<String> RESERVED =
      Set.of(
          "as",
          "bool",
          "break",
          "bytes",
          "const",
          "continue",
          "double",
          "duration",
          "dyn",
          "else",
          "false",
          "for",
          "function",
          "has",
          "if",
          "import",
          "in",
          "int",
          "known",
          "let",
          "list",
          "loop",
          "map",
          "matches",
          "namespace",
          "null",
          "null_type",
          "package",
          "return",
          "size",
          "string",
          "timestamp",
          "true",
          "type",
          "uint",
          "var",
          "void",
          "while");

  /** Before the name of a value: whether it is there. */
  static final String KNOWN = "known.";

  /** A screenful. */
  static final int CHARS_MAX = 2000;

  /** Of parentheses and other things in each other: the parser recurses. */
  private static final int DEPTH_MAX = 50;

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .maxParseRecursionDepth(DEPTH_MAX)
          .build();

  /**
   * Of CEL's own words all but those that let types be looked at, or looked past, and patterns: a
   * short one can be made to need all memory there is.
   */
  private static final CelStandardDeclarations WORDS =
      CelStandardDeclarations.newBuilder()
          .excludeFunctions(StandardFunction.DYN, StandardFunction.TYPE, StandardFunction.MATCHES)
          .build();

  private static final CelParser PARSER =
      CelParserFactory.standardCelParserBuilder()
          .setOptions(OPTIONS)
          .setStandardMacros(Set.of())
          .build();

  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.legacyCelRuntimeBuilder().setOptions(OPTIONS).build();
  private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*");

  private final Map<String, ValueType> names;
  private final boolean quick;

  /** Made when the first expression comes that is more than a name. */
  private @Nullable Cel cel;

  /** By their text: a flow's names are looked through twice, and conditions come again. */
  private final Map<String, Compiled> made = new HashMap<>();

  /** Parses an expression, and checks names and types. */
  private interface Cel {
    CelAbstractSyntaxTree checked(String source) throws CelValidationException;
  }

  /** For a flow whose values have these names and types; for one thread. */
  public Expressions(Map<String, ValueType> names) {
    this(names, true);
  }

  /** The same with everything left to CEL: what is computed here is held against it. */
  static Expressions slow(Map<String, ValueType> names) {
    return new Expressions(names, false);
  }

  private Expressions(Map<String, ValueType> names, boolean quick) {
    this.quick = quick;
    this.names = Map.copyOf(names);
  }

  /**
   * Has what every expression needs made, which takes as long as checking a small flow: for whoever
   * knows that expressions will come, and has a thread to spare.
   */
  public static void wake() {
    var _ = new Expressions(Map.of()).compile("1.0 + 1.0 < 3.0");
  }

  /**
   * The same for a flow in which there are more names, and all of these. What is compiled stays as
   * it is: no name means anything else than before.
   */
  public Expressions with(Map<String, ValueType> more) {
    Expressions all = new Expressions(more, quick);
    made.forEach((source, compiled) -> {
      if (compiled instanceof Compiled.Good) {
        all.made.put(source, compiled);
      }
    });
    return all;
  }

  /** Compiles and checks the types; what comes out is one of {@link ValueType}. */
  public Compiled compile(String source) {
    return made.computeIfAbsent(source, text -> alone(text).orElseGet(() -> make(text)));
  }

  /** A name alone, or {@code known.name}: CEL takes a millisecond to say what is plain. */
  private Optional<Compiled> alone(String source) {
    String written = source.strip();
    boolean known = written.startsWith(KNOWN);
    String name = known ? written.substring(KNOWN.length()) : written;
    return Optional.ofNullable(names.get(name))
        .filter(_ -> quick)
        .map(type ->
            new CelFormula(
                source,
                known ? ValueType.YES_NO : type,
                known ? Needs.known(name) : Needs.value(name),
                Quick.ofName(written, celType(type))))
        .map(Compiled.Good::new);
  }

  private Compiled make(String source) {
    if (source.length() > CHARS_MAX) {
      return faulty(
          "it has " + source.length() + " characters, of which at most " + CHARS_MAX + " are read");
    }
    try {
      CelAbstractSyntaxTree tree = checked(source);
      Optional<ValueType> type = typeOf(source.strip(), tree.getResultType());
      if (type.isEmpty()) {
        return faulty("it gives " + tree.getResultType().name() + ", which is no value of a flow");
      }
      return new Compiled.Good(
          new CelFormula(source, type.get(), NeedsFinder.of(tree, names.keySet()), program(tree)));
    } catch (CelValidationException refused) {
      return new Compiled.Faulty(refused.getErrors().stream().map(Expressions::fault).toList());
    } catch (CelEvaluationException refused) {
      return faulty(String.valueOf(refused.getMessage()));
    }
  }

  private CelAbstractSyntaxTree checked(String source) throws CelValidationException {
    Cel made = cel;
    if (made == null) {
      made = quick ? withOneEnvironment() : asItComes();
      cel = made;
    }
    return made.checked(source);
  }

  private Cel withOneEnvironment() {
    Checker checker = new Checker(OPTIONS, WORDS, declared());
    return source -> checker.check(PARSER.parse(source).getAst()).getAst();
  }

  private Cel asItComes() {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(Set.of())
            .setStandardEnvironmentEnabled(false)
            .setStandardDeclarations(WORDS);
    declared().forEach(builder::addVar);
    CelCompiler compiler = builder.build();
    return source -> compiler.compile(source).getAst();
  }

  private Map<String, CelType> declared() {
    Map<String, CelType> declared = new HashMap<>();
    names.forEach((name, type) -> {
      declared.put(name, celType(type));
      declared.put(KNOWN + name, SimpleType.BOOL);
    });
    return declared;
  }

  private Program program(CelAbstractSyntaxTree tree) throws CelEvaluationException {
    Optional<Program> own = quick ? Quick.of(tree) : Optional.empty();
    return own.isPresent() ? own.get() : CelFormula.slow(RUNTIME.createProgram(tree));
  }

  /** A name alone has its own type; what is computed has the plainest. */
  private Optional<ValueType> typeOf(String source, CelType type) {
    return Optional.ofNullable(names.get(source)).or(() -> plainest(type));
  }

  private static CelType celType(ValueType type) {
    return switch (type) {
      case TEXT, DIGITS, PHONE, TIME -> SimpleType.STRING;
      case NUMBER, MONEY -> SimpleType.DOUBLE;
      case YES_NO -> SimpleType.BOOL;
      case DAY -> SimpleType.TIMESTAMP;
    };
  }

  private static Optional<ValueType> plainest(CelType type) {
    if (type.equals(SimpleType.STRING)) {
      return Optional.of(ValueType.TEXT);
    }
    if (type.equals(SimpleType.BOOL)) {
      return Optional.of(ValueType.YES_NO);
    }
    if (type.equals(SimpleType.TIMESTAMP)) {
      return Optional.of(ValueType.DAY);
    }
    boolean number =
        Set.of(SimpleType.DOUBLE, SimpleType.INT, SimpleType.UINT).stream().anyMatch(type::equals);
    return number ? Optional.of(ValueType.NUMBER) : Optional.empty();
  }

  private static Compiled faulty(String what) {
    return new Compiled.Faulty(List.of(new Compiled.Fault(0, 0, what, Optional.empty())));
  }

  /** CEL's own words, without the long list of what it would have taken. */
  private static Compiled.Fault fault(CelIssue issue) {
    String what = issue.getMessage().replaceFirst("(?s) \\(candidates: .*", "");
    what = what.replaceFirst("(?s) expecting \\{.*", "").replace("<EOF>", "the end");
    Matcher undeclared = UNDECLARED.matcher(what);
    Optional<String> unknown =
        undeclared.matches() ? Optional.of(undeclared.group(1)) : Optional.empty();
    int line = Math.max(0, issue.getSourceLocation().getLine() - 1);
    int column = Math.max(0, issue.getSourceLocation().getColumn());
    return new Compiled.Fault(line, column, what, unknown);
  }
}
