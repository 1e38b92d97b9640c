package dev.hatchline.flow.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.hatchline.flow.Formula;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.ValueType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of an expression is held against what CEL makes of it. */
class NeedsTest {
  private static final int EXPRESSIONS = 500;
  private static final int DEPTH = 4;
  private static final Map<String, ValueType> TYPES =
      new TreeMap<>(
          Map.of(
              "a", ValueType.YES_NO,
              "b", ValueType.YES_NO,
              "n", ValueType.NUMBER,
              "m", ValueType.NUMBER,
              "s", ValueType.TEXT,
              "d", ValueType.DAY));
  private static final List<String> NAMES = List.copyOf(TYPES.keySet());
  private static final Expressions COMPILER = new Expressions(TYPES);

  private static Formula formula(String source) {
    return switch (COMPILER.compile(source)) {
      case Compiled.Good(Formula formula) -> formula;
      case Compiled.Faulty faulty -> fail(source + ": " + faulty);
    };
  }

  private static Set<String> set(String words) {
    return words.equals("-") ? Set.of() : Set.of(words.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "known.a ; - ; a ; -",
        "!known.a ; - ; - ; a",
        "a ; a ; a ; a",
        "n > 3 ; n ; n ; n",
        "true ; - ; - ; -",
        "known.n && n > 3 ; n ; n ; -",
        "a && b ; a b ; a b ; -",
        "a && n > m ; a m n ; a m n ; -",
        "a && b && a ; a b ; a b ; -",
        "a || b ; a b ; - ; a b",
        "!(a && b) ; a b ; - ; a b",
        "!known.n || n > 3 ; n ; - ; n",
        "a ? b : n > 1 ; a b n ; a ; a",
        "known.n ? n > 1 : a ; a n ; - ; -",
        "known.n ? n > 1 : known.m ; n ; - ; -",
        "known.n ? n > 1 : n > 2 ; n ; n ; n",
        "(a || b) == true ; a b ; - ; -",
        "(a || n > 1) == (b && a) ; a b n ; - ; -",
        "s.startsWith('x') && known.d ; s ; d s ; -",
        "[n, m].size() == 2 && a ; a m n ; a m n ; -",
        "n in [1.0, m] ; m n ; m n ; m n",
        "{'x': n}.size() == 1 ; n ; - ; -"
      })
  void valuesMustBeKnownWhereSomethingCameOut(
      String source, String names, String whenTrue, String whenFalse) {
    Formula formula = formula(source);
    assertThat(formula.names()).as("names").isEqualTo(set(names));
    assertThat(formula.whenTrue()).as("true").isEqualTo(set(whenTrue));
    assertThat(formula.whenFalse()).as("false").isEqualTo(set(whenFalse));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "n + m * 2.0 - n",
        "-n",
        "s + 'x'",
        "s.contains('x') || s.size() > 3",
        "d < d",
        "string(n)",
        "a ? n : m",
        "d.getDayOfWeek() == 0",
        "n in [1.0, 2.0]",
        "known.n",
        "!a"
      })
  void somethingComesOutOfWhatIsTotal(String source) {
    assertThat(formula(source).total()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "n / m",
        "7 % 2 == 1",
        "int(s) > 1",
        "double(s)",
        "timestamp(s)",
        "[n][1] > 0.0",
        "d + duration(s) > d",
        "d.getDayOfWeek(s) == 0",
        "1 + 1",
        "a && n / m > 1.0",
        "{s: n}.size() == 1"
      })
  void whatMayFailIsNotTotal(String source) {
    assertThat(formula(source).total()).isFalse();
  }

  // Each random expression, with each of the values missing that it could miss.
  @Test
  void noExpressionComesOutWithoutWhatItIsSaidToNeed() {
    int came = 0;
    int total = 0;
    for (int seed = 0; seed < EXPRESSIONS; seed++) {
      Random random = new Random(seed);
      String source = condition(random, DEPTH);
      Formula formula = formula(source);
      for (int missing = 0; missing < 1 << NAMES.size(); missing++) {
        Map<String, Value> known = known(random, missing);
        Optional<Value> result = formula.of(name -> Optional.ofNullable(known.get(name)));
        String as = "seed " + seed + ": " + source + " of " + known;
        if (result.equals(Optional.of(new Value.YesNo(true)))) {
          assertThat(known.keySet()).as(as).containsAll(formula.whenTrue());
        } else if (result.isPresent()) {
          assertThat(known.keySet()).as(as).containsAll(formula.whenFalse());
        }
        if (formula.total() && known.keySet().containsAll(formula.names())) {
          assertThat(result).as(as).isPresent();
          total++;
        }
        came += result.isPresent() ? 1 : 0;
      }
    }
    assertThat(came).as("results looked at").isGreaterThan(EXPRESSIONS);
    assertThat(total).as("results that had to come").isGreaterThan(EXPRESSIONS);
  }

  private static Map<String, Value> known(Random random, int missing) {
    Map<String, Value> known = new TreeMap<>();
    for (int one = 0; one < NAMES.size(); one++) {
      if ((missing & 1 << one) == 0) {
        known.put(NAMES.get(one), value(random, NAMES.get(one)));
      }
    }
    return known;
  }

  private static Value value(Random random, String name) {
    return switch (TYPES.getOrDefault(name, ValueType.TEXT)) {
      case YES_NO -> new Value.YesNo(random.nextBoolean());
      case NUMBER -> new Value.Number(BigDecimal.valueOf(random.nextInt(4)));
      case DAY -> new Value.Day(LocalDate.of(2026, 11, 1 + random.nextInt(30)));
      case MONEY, TEXT, DIGITS, TIME, PHONE ->
          new Value.Text(List.of("", "x", "3", "xy").get(random.nextInt(4)));
    };
  }

  private static String condition(Random random, int depth) {
    if (depth == 0) {
      return leaf(random);
    }
    String left = condition(random, depth - 1);
    String right = condition(random, depth - 1);
    return switch (random.nextInt(10)) {
      case 0, 1 -> "(" + left + " && " + right + ")";
      case 2, 3 -> "(" + left + " || " + right + ")";
      case 4 -> "!" + left;
      case 5 -> "(" + left + " ? " + right + " : " + condition(random, depth - 1) + ")";
      case 6 -> "(" + left + " == " + right + ")";
      case 7 -> "((" + left + " ? " + number(random) + " : n) > " + number(random) + ")";
      default -> leaf(random);
    };
  }

  private static String leaf(Random random) {
    return switch (random.nextInt(9)) {
      case 0, 1 -> "known." + NAMES.get(random.nextInt(NAMES.size()));
      case 2 -> random.nextBoolean() ? "a" : "b";
      case 3 -> "(" + number(random) + " > " + number(random) + ")";
      case 4 -> "s.startsWith('x')";
      case 5 -> "(s in ['x', s + 'y'])";
      case 6 -> "(d.getDayOfWeek() > 2)";
      case 7 -> "(int(s) > 1)";
      default -> String.valueOf(random.nextBoolean());
    };
  }

  private static String number(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> "n";
      case 1 -> "m";
      case 2 -> "(n + 1.0)";
      case 3 -> "(m * n)";
      case 4 -> "(n / m)";
      default -> random.nextInt(3) + ".0";
    };
  }

  @Test
  void onlyNamesOfTheExpressionAreSaid() {
    for (int seed = 0; seed < EXPRESSIONS; seed++) {
      String source = condition(new Random(seed), DEPTH);
      Formula formula = formula(source);
      List<Set<String>> said =
          new ArrayList<>(List.of(formula.names(), formula.whenTrue(), formula.whenFalse()));
      Set<String> all = new HashSet<>();
      said.forEach(all::addAll);
      assertThat(all).as(source).allMatch(name -> source.matches(".*\\b" + name + "\\b.*"));
    }
  }
}
