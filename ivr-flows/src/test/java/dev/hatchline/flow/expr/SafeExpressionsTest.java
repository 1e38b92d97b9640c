package dev.hatchline.flow.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.Formula;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.ValueType;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.flow.yaml.problem.FlowProblem;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a designer writes reaches a class, a file or the environment, or runs for long. */
class SafeExpressionsTest {
  /** A hang is found by it; each takes milliseconds. */
  private static final Duration SOON = Duration.ofSeconds(60);

  private static final Map<String, ValueType> TYPES =
      Map.of("state", ValueType.TEXT, "count", ValueType.NUMBER);

  private static Compiled compile(String source) {
    return Assertions.assertTimeoutPreemptively(SOON, () -> new Expressions(TYPES).compile(source));
  }

  private static List<Compiled.Fault> faults(String source) {
    return compile(source) instanceof Compiled.Faulty(var faults) ? faults : List.of();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state.getClass()",
        "state.class.forName('java.lang.Runtime')",
        "getClass()",
        "''.getClass().forName('java.lang.System').getenv() != null",
        "T(java.lang.System).exit(1)",
        "new java.io.File('/etc/passwd').exists()",
        "java.lang.System.getenv('HOME')",
        "java.lang.System.exit(1) == 0",
        "env('HOME')",
        "env.HOME == ''",
        "getenv('HOME')",
        "os.getenv('HOME')",
        "file('/etc/passwd')",
        "read('/etc/passwd')",
        "open('/etc/passwd')",
        "include('/etc/passwd')",
        "exec('id')",
        "http.get('http://localhost')",
        "${env:HOME}",
        "#{systemProperties}",
        "`id`",
        "dev.hatchline.flow.Flow{}",
        "java.lang.Runtime{}",
        "state.string",
        "this",
        "_",
        "__context__",
        "cel.bind(x, 1, x)"
      })
  void nothingLeadsToTheOutside(String source) {
    assertThat(faults(source)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dyn(state)",
        "dyn(state) == 1",
        "type(state) == string",
        "type(count)",
        "dyn(1).anything",
        "[1, 2].all(x, x > 0)",
        "[1, 2].exists(x, x > 0)",
        "[1, 2].exists_one(x, x > 0)",
        "[1, 2].map(x, x * 2).size() > 1",
        "[1, 2].filter(x, x > 1).size() > 1",
        "has(state.size)",
        "state.matches('((a{1000}){1000}){1000}')",
        "matches(state, 'a')",
        "[[1].map(x, [1].map(y, [1].map(z, x)))].size() > 0"
      })
  void nothingIsUntypedOrTakesLong(String source) {
    assertThat(faults(source)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "!(", "-(", "1 + (", "state.contains(", "true ? (", "{1: "})
  void depthIsBounded(String opening) {
    assertThat(faults(opening.repeat(10_000))).isNotEmpty();
    String deep = opening.repeat(1900 / opening.length());
    assertThat(faults(deep)).isNotEmpty();
  }

  @Test
  void nestedParenthesesAreRefusedWhenWhole() {
    assertThat(faults("(".repeat(10_000) + "1" + ")".repeat(10_000))).isNotEmpty();
    assertThat(faults("(".repeat(900) + "1" + ")".repeat(900)))
        .first()
        .asString()
        .contains("recursion limit");
    assertThat(faults("(".repeat(20) + "1" + ")".repeat(20))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "!", "-", "1+", "state+", "a.", "'", "\"\"\"", "\\", "\u0000", "😀"})
  void lengthIsBounded(String word) {
    List<Compiled.Fault> faults = faults("'" + word.repeat(1_000_000) + "'");
    assertThat(faults)
        .singleElement()
        .extracting(Compiled.Fault::what)
        .asString()
        .matches("it has [0-9]+ characters, of which at most 2000 are read");
  }

  @Test
  void whatIsAsLongAsMayBeIsComputed() {
    assertThat(result("1 + ".repeat(40) + "1")).contains(new Value.Number(BigDecimal.valueOf(41)));
    assertThat(faults("1 + ".repeat(499) + "1")).isNotEmpty();
    assertThat(result("!".repeat(1000) + "true")).contains(new Value.YesNo(true));
    assertThat(result("false || ".repeat(200) + "true")).contains(new Value.YesNo(true));
    assertThat(result("state + ".repeat(40) + "''")).isEmpty();
  }

  private static Optional<Value> result(String source) {
    return switch (compile(source)) {
      case Compiled.Good(Formula formula) ->
          formula.of(_ -> Optional.of(new Value.Text("x".repeat(400))));
      case Compiled.Faulty(var faults) -> Assertions.fail(faults.toString());
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{caller.class}",
        "{getClass()}",
        "{env:HOME}",
        "{HOME}",
        "${env:HOME}",
        "#{systemProperties}",
        "{file:/etc/passwd}",
        "{= 1 + 1}",
        "{{caller}",
        "{%s}"
      })
  void templatesNameValuesOnly(String prompt) {
    FlowReader reader = new FlowReader(Map.of("company", "Example"));
    FlowException faulty =
        catchThrowableOfType(
            FlowException.class,
            () ->
                reader.read(
                    "f",
                    "flow: f\nstart: top\nnodes:\n  top: { message: '%s' }\n"
                        .replace("%s", prompt)));
    Assertions.assertNotNull(faulty, "expected a fault for " + prompt);
    assertThat(faulty.problems())
        .isNotEmpty()
        .map(FlowProblem::what)
        .allMatch(what -> what.contains("unknown name") || what.contains("single { or }"));
  }

  @Test
  void whatIsFilledInIsNotReadAgain() throws FlowException {
    FlowReader reader = new FlowReader(Map.of("company", "$1 \\1"));
    String text = "flow: f\nstart: top\nnodes:\n  top: { message: '{company} {wait}' }\n";
    Flow flow = reader.read("f", text);
    Prompt prompt = flow.node("top").prompts().getFirst();
    assertThat(prompt.filled(name -> name.equals("wait") ? "{today} $1 \\1" : "secret"))
        .map(Prompt::toString)
        .contains("$1 \\1 {today} $1 \\1");
  }
}
