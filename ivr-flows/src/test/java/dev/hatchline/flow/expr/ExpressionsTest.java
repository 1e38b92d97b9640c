package dev.hatchline.flow.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.hatchline.flow.Formula;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.ValueType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionsTest {
  private static final Map<String, ValueType> TYPES =
      Map.of(
          "state", ValueType.TEXT,
          "order", ValueType.DIGITS,
          "count", ValueType.NUMBER,
          "sent", ValueType.YES_NO,
          "day", ValueType.DAY,
          "at", ValueType.TIME,
          "sum", ValueType.MONEY,
          "caller", ValueType.PHONE,
          "lost", ValueType.NUMBER);

  private static final Value AT = new Value.Time(LocalTime.of(9, 30));
  private static final Value SUM = new Value.Money(new BigDecimal("12.50"), "EUR");

  private static final Map<String, Value> VALUES =
      Map.of(
          "state", new Value.Text("on its way"),
          "order", new Value.Digits("0471"),
          "count", new Value.Number(new BigDecimal("12.5")),
          "sent", new Value.YesNo(true),
          "day", new Value.Day(LocalDate.of(2026, 11, 29)),
          "at", AT,
          "sum", SUM,
          "caller", new Value.Phone("+12025550123"));

  private static Formula formula(String source) {
    return switch (new Expressions(TYPES).compile(source)) {
      case Compiled.Good(Formula formula) -> formula;
      case Compiled.Faulty faulty -> fail(faulty.toString());
    };
  }

  private static Optional<Value> result(String source) {
    return formula(source).of(name -> Optional.ofNullable(VALUES.get(name)));
  }

  /** Compiling is dear, and a flow's names are found step by step. */
  @Test
  void whatIsGoodStaysSoWithMoreNamesAndWhatNamesThemIsTriedAgain() {
    Expressions few = new Expressions(Map.of("count", ValueType.NUMBER));
    Compiled good = few.compile("count + 1.0");
    assertThat(good).isInstanceOf(Compiled.Good.class);
    assertThat(few.compile("lost + count")).isInstanceOf(Compiled.Faulty.class);
    Expressions all = few.with(TYPES);
    assertThat(all.compile("count + 1.0")).isSameAs(good);
    assertThat(all.compile("lost + count")).isInstanceOf(Compiled.Good.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "count > 12 && count <= 12.5",
        "state == 'on its way' && state.contains('way')",
        "order.startsWith('04') && order.size() == 4",
        "sent || count > 100",
        "day.getDayOfWeek() == 0 && day + duration('24h') > day",
        "caller.startsWith('+1') && known.caller",
        "at < '10:00' && at >= '09:30'",
        "sum == 12.5 && sum * 2.0 > 24",
        "!known.lost",
        "known.lost && lost > 3 || sent"
      })
  void conditionsAreTrue(String source) {
    assertThat(formula(source).type()).isEqualTo(ValueType.YES_NO);
    assertThat(result(source)).contains(new Value.YesNo(true));
  }

  @Test
  void everyTypeComesOut() {
    assertThat(result("caller")).contains(new Value.Phone("+12025550123"));
    assertThat(result(" order ")).contains(new Value.Digits("0471"));
    assertThat(result("at")).contains(AT);
    assertThat(result(" sum ")).contains(SUM);
    assertThat(result("sum + 1.0")).contains(new Value.Number(new BigDecimal("13.5")));
    assertThat(result("count * 2.0")).contains(new Value.Number(BigDecimal.valueOf(25)));
    assertThat(result("1 + 1")).contains(new Value.Number(BigDecimal.TWO));
    assertThat(result("'No ' + order")).contains(new Value.Text("No 0471"));
    assertThat(result("day + duration('30h')")).contains(new Value.Day(LocalDate.of(2026, 11, 30)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lost > 3", "lost", "1 / 0", "count / 0.0", "state + string(lost)"})
  void whatCannotBeComputedIsMissing(String source) {
    assertThat(result(source)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "stat == 'x' | 0 | undeclared reference to 'stat' (in container '')",
        "count > | 7 | mismatched input 'the end'",
        "state == 3 | 6 | found no matching overload for '_==_' applied to '(string, int)'",
        "[1] | 0 | it gives list, which is no value of a flow"
      })
  void faultsHaveTheirPlace(String source, int column, String what) {
    assertThat(new Expressions(TYPES).compile(source))
        .isInstanceOfSatisfying(
            Compiled.Faulty.class,
            faulty -> {
              Compiled.Fault first = faulty.faults().getFirst();
              assertThat(first.what()).isEqualTo(what);
              assertThat(first.column()).isEqualTo(column);
              assertThat(first.unknown().isPresent()).isEqualTo(what.startsWith("undeclared"));
            });
  }

  @Test
  void formulasOfOneTextAreEqual() {
    assertThat(formula("count > 1")).isEqualTo(formula("count > 1")).hasToString("count > 1");
    assertThat(formula("count > 1")).isNotEqualTo(formula("count > 2"));
  }
}
