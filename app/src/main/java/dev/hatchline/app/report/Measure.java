package dev.hatchline.app.report;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * One figure of something.
 *
 * @param name stable, for programs
 * @param title short, above its column
 * @param formula what it says, in one sentence
 * @param of its value in the unit; empty where there is nothing to say
 */
record Measure<T>(
    String name, String title, Unit unit, String formula, Function<T, OptionalDouble> of) {

  /** In what it is counted. */
  enum Unit {
    COUNT("count"),
    /** 0 to 1; people read percents. */
    SHARE("share"),
    /** So many for each; may be above 1. */
    RATIO("ratio"),
    SECONDS("seconds");

    private final String word;

    Unit(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  private static final double NANOS = 1e9;

  static <T> Measure<T> count(String name, String title, String formula, ToIntFunction<T> of) {
    return new Measure<>(
        name, title, Unit.COUNT, formula, each -> OptionalDouble.of(of.applyAsInt(each)));
  }

  static <T> Measure<T> share(
      String name, String title, String formula, Function<T, OptionalDouble> of) {
    return new Measure<>(name, title, Unit.SHARE, formula, of);
  }

  static <T> Measure<T> ratio(
      String name, String title, String formula, Function<T, OptionalDouble> of) {
    return new Measure<>(name, title, Unit.RATIO, formula, of);
  }

  static <T> Measure<T> time(
      String name, String title, String formula, Function<T, Optional<Duration>> of) {
    return new Measure<>(
        name,
        title,
        Unit.SECONDS,
        formula,
        each ->
            of.apply(each)
                .map(time -> OptionalDouble.of(time.toNanos() / NANOS))
                .orElse(OptionalDouble.empty()));
  }

  /** The same of what has it. */
  <S> Measure<S> in(Function<S, T> part) {
    return new Measure<>(name, title, unit, formula, each -> of.apply(part.apply(each)));
  }
}
