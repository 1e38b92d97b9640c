package dev.hatchline.flow.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Value;
import dev.hatchline.flow.ValueType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we compute ourselves comes out as in CEL. */
class QuickTest {
  private static final Map<String, ValueType> TYPES =
      Map.of(
          "state", ValueType.TEXT,
          "order", ValueType.DIGITS,
          "count", ValueType.NUMBER,
          "limit", ValueType.NUMBER,
          "sent", ValueType.YES_NO,
          "open", ValueType.YES_NO,
          "day", ValueType.DAY,
          "due", ValueType.DAY,
          "caller", ValueType.PHONE);

  private static final int EXPRESSIONS = 10_000;
  private static final int CALLS = 4;

  private static CelFormula formula(Expressions expressions, String source) {
    return expressions.compile(source) instanceof Compiled.Good(CelFormula formula)
        ? formula
        : org.junit.jupiter.api.Assertions.fail(source + ": " + expressions.compile(source));
  }

  @Test
  void randomExpressionsComeOutAsInCel() {
    Expressions quick = new Expressions(TYPES);
    Expressions slow = Expressions.slow(TYPES);
    int own = 0;
    int missing = 0;
    for (int seed = 0; seed < EXPRESSIONS; seed++) {
      Random random = new Random(seed);
      String source = new Any(random).expression();
      CelFormula ours = formula(quick, source);
      CelFormula theirs = formula(slow, source);
      assertThat(theirs.isQuick()).isFalse();
      assertThat(ours.type()).isEqualTo(theirs.type());
      own += ours.isQuick() ? 1 : 0;
      for (int call = 0; call < CALLS; call++) {
        Map<String, Value> values = values(random);
        Optional<Value> expected = theirs.of(name -> Optional.ofNullable(values.get(name)));
        assertThat(ours.of(name -> Optional.ofNullable(values.get(name))))
            .as("seed %d: %s with %s", seed, source, values)
            .isEqualTo(expected);
        missing += expected.isEmpty() ? 1 : 0;
      }
    }
    assertThat(own).as("computed by ourselves").isBetween(EXPRESSIONS / 2, EXPRESSIONS - 1);
    assertThat(missing).as("missing").isBetween(EXPRESSIONS / 10, EXPRESSIONS * CALLS / 2);
  }

  /** One after another, so that no fault leaves a trace on the next. */
  @Test
  void faultsAreThoseOfCel() {
    Expressions quick = new Expressions(TYPES);
    Expressions slow = Expressions.slow(TYPES);
    for (String source :
        List.of(
            "state == 1",
            "state == 'a' &&\n  nobody == 2 || count < state",
            "count +",
            "count > 1.0",
            "nobody.knows",
            "é == state && 'é' + 1 == state",
            "dyn(state) == 1",
            "[1, 2]",
            "state.map(x, x)",
            "string(1, 2)",
            "count > 1.0 && nobody")) {
      Compiled expected = slow.compile(source);
      assertThat(quick.compile(source)).as(source).isEqualTo(expected);
    }
  }

  /** About one of four is missing in a call. */
  private static Map<String, Value> values(Random random) {
    Map<String, Value> values = new HashMap<>();
    TYPES.forEach((name, type) -> {
      if (random.nextInt(4) > 0) {
        values.put(name, value(type, random));
      }
    });
    return values;
  }

  private static Value value(ValueType type, Random random) {
    return switch (type) {
      case TEXT -> new Value.Text(List.of("", "a", "ab", "é", "shipped").get(random.nextInt(5)));
      case DIGITS -> new Value.Digits(List.of("0", "47", "0471").get(random.nextInt(3)));
      case NUMBER ->
          new Value.Number(
              new BigDecimal(
                  List.of("0", "1", "-1", "12.5", "9007199254740993", "0.1")
                      .get(random.nextInt(6))));
      case MONEY -> new Value.Money(new BigDecimal("12.50"), "EUR");
      case TIME -> new Value.Time(LocalTime.of(9 + random.nextInt(3), 30));
      case YES_NO -> new Value.YesNo(random.nextBoolean());
      case DAY -> new Value.Day(LocalDate.of(2026, 12, 1 + random.nextInt(3)));
      case PHONE -> new Value.Phone(List.of("+12025550123", "+4930123").get(random.nextInt(2)));
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "known.caller && caller.startsWith('+49')",
        "state == 'shipped' && day <= due",
        "count > 100 || !sent",
        "count + 1.0",
        "count * 2.0",
        "count / limit > 0.5",
        "state + 'x'",
        "state in ['a', 'b']",
        "sent ? 'yes' : state",
        "caller"
      })
  void whatIsMostlyWrittenIsComputedByOurselves(String source) {
    assertThat(formula(new Expressions(TYPES), source).isQuick()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 + 1 == 2",
        "state < 'b'",
        "day + duration('24h') > due",
        "day.getDayOfWeek() == 0",
        "state.size() > 1",
        "count > 9007199254740993",
        "state in [order, 'a']",
        "string == string"
      })
  void theRestIsLeftToCel(String source) {
    assertThat(formula(new Expressions(TYPES), source).isQuick()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"count > 1", "count + 1.0", "!sent", "day < due", "sent ? 'a' : 'b'"})
  void valuesOfAnotherTypeAreMissing(String source) {
    assertThat(formula(new Expressions(TYPES), source).of(_ -> Optional.of(new Value.Text("x"))))
        .isEmpty();
  }

  /** Expressions of each type, some of which have a part that is left to CEL. */
  private record Any(Random random) {
    String expression() {
      return switch (random.nextInt(6)) {
        case 0 -> number(3);
        case 1 -> text(3);
        case 2 -> day(2);
        default -> yesNo(4);
      };
    }

    private String one(String... of) {
      return of[random.nextInt(of.length)];
    }

    private String yesNo(int depth) {
      if (depth == 0) {
        return one("true", "false", "sent", "open", "known.sent", "known.state", "!known.count");
      }
      int below = depth - 1;
      return switch (random.nextInt(14)) {
        case 0, 1, 2 -> "(" + yesNo(below) + one(" && ", " || ") + yesNo(below) + ")";
        case 3 -> "!(" + yesNo(below) + ")";
        case 4 -> "(" + yesNo(below) + " ? " + yesNo(below) + " : " + yesNo(below) + ")";
        case 5 -> number(below) + order() + number(below);
        case 6 -> number(below) + one(" < ", " <= ", " > ", " >= ") + one("0", "1", "-1", "12");
        case 7 -> one("0", "1", "12") + one(" < ", " <= ", " > ", " >= ") + number(below);
        case 8 -> text(below) + one(" == ", " != ") + text(below);
        case 9 -> text(below) + one(".startsWith(", ".endsWith(", ".contains(") + text(0) + ")";
        case 10 -> text(below) + " in " + one("['a', 'ab']", "['0471']", "[]", "['', '47']");
        case 11 -> number(below) + " in " + one("[0.0, 12.5]", "[-0.0]", "[1.0]");
        case 12 -> day(below) + order() + day(below);
        default -> one("state.size() > 1", "1 / 0 > 1", "state < 'b'", "sent");
      };
    }

    private String order() {
      return one(" == ", " != ", " < ", " <= ", " > ", " >= ");
    }

    private String number(int depth) {
      if (depth == 0) {
        return one("count", "limit", "0.0", "-0.0", "1.5", "12.5", "1e308", "-1e308");
      }
      int below = depth - 1;
      return switch (random.nextInt(5)) {
        case 0, 1 -> "(" + number(below) + one(" + ", " - ") + number(below) + ")";
        case 2 -> "(" + yesNo(below) + " ? " + number(below) + " : " + number(below) + ")";
        case 3 -> one("count", "limit", "count / 0.0", "limit * 2.0");
        default -> number(0);
      };
    }

    private String text(int depth) {
      if (depth == 0) {
        return one("state", "order", "caller", "''", "'a'", "'0471'", "'é'", "\"shipped\"");
      }
      int below = depth - 1;
      return switch (random.nextInt(4)) {
        case 0 -> "(" + yesNo(below) + " ? " + text(below) + " : " + text(below) + ")";
        case 1 -> "(" + text(0) + " + " + text(0) + ")";
        default -> text(0);
      };
    }

    private String day(int depth) {
      return depth > 0 && random.nextInt(3) == 0
          ? "(" + yesNo(depth - 1) + " ? " + day(depth - 1) + " : " + day(depth - 1) + ")"
          : one("day", "due", "day", "due", "timestamp('2026-12-02T00:00:00Z')");
    }
  }
}
