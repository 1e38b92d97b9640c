package dev.hatchline.flow.expr;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.hatchline.flow.Formula;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.ValueType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A compiled expression; equal to another of the same text and type. */
final class CelFormula implements Formula {
  private final String source;
  private final ValueType type;
  private final Needs needs;
  private final Program program;

  CelFormula(String source, ValueType type, Needs needs, Program program) {
    this.source = source;
    this.type = type;
    this.needs = needs;
    this.program = program;
  }

  @Override
  public ValueType type() {
    return type;
  }

  @Override
  public Set<String> names() {
    return needs.names();
  }

  @Override
  public Set<String> whenTrue() {
    return needs.whenTrue();
  }

  @Override
  public Set<String> whenFalse() {
    return needs.whenFalse();
  }

  @Override
  public boolean total() {
    return needs.total();
  }

  @Override
  public Optional<Value> of(Function<String, Optional<Value>> values) {
    if (type == ValueType.MONEY) {
      // Only a name alone has this type: what is computed with money is a number.
      return values.apply(source.strip());
    }
    try {
      return Optional.ofNullable(program.of(values)).flatMap(this::value);
    } catch (IllegalArgumentException _) {
      // Such as a text too long to be spoken.
      return Optional.empty();
    }
  }

  /** By CEL itself. */
  static Program slow(CelRuntime.Program program) {
    return new Slow(program);
  }

  private record Slow(CelRuntime.Program program) implements Program {
    @Override
    public @Nullable Object of(Function<String, Optional<Value>> values) {
      try {
        return program.eval(name -> find(name, values));
      } catch (CelEvaluationException _) {
        // Such as a division by zero.
        return null;
      }
    }
  }

  boolean isQuick() {
    return !(program instanceof Slow);
  }

  private static Optional<Object> find(String name, Function<String, Optional<Value>> values) {
    return name.startsWith(Expressions.KNOWN)
        ? Optional.of(values.apply(name.substring(Expressions.KNOWN.length())).isPresent())
        : values.apply(name).map(CelFormula::cel);
  }

  static Object cel(Value value) {
    return switch (value) {
      case Value.Text _, Value.Digits _, Value.Phone _, Value.Time _ -> value.plain();
      case Value.Money money -> money.amount().doubleValue();
      case Value.Number(BigDecimal amount) -> amount.doubleValue();
      case Value.YesNo(boolean yes) -> yes;
      case Value.Day(LocalDate date) -> date.atStartOfDay(ZoneOffset.UTC).toInstant();
    };
  }

  /** CEL answers with a set of unknowns, a type of its own, where a value was missing. */
  private Optional<Value> value(Object result) {
    return switch (result) {
      case String text -> Optional.of(text(text));
      case Boolean yes -> Optional.of(new Value.YesNo(yes));
      case Instant at -> Optional.of(new Value.Day(at.atZone(ZoneOffset.UTC).toLocalDate()));
      case Number number -> Optional.of(new Value.Number(new BigDecimal(number.toString())));
      default -> Optional.empty();
    };
  }

  private Value text(String text) {
    return switch (type) {
      case DIGITS -> new Value.Digits(text);
      case PHONE -> new Value.Phone(text);
      case TIME -> ValueType.TIME.read(text);
      case TEXT, NUMBER, MONEY, YES_NO, DAY -> new Value.Text(text);
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CelFormula that && source.equals(that.source) && type == that.type;
  }

  @Override
  public int hashCode() {
    return source.hashCode();
  }

  @Override
  public String toString() {
    return source;
  }
}
