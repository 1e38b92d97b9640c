package dev.hatchline.flow.check;

import dev.hatchline.flow.Entry;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Node.Lookup.Take;
import dev.hatchline.flow.ValueType;
import dev.hatchline.flow.spoken.LongestWords.Most;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How much the values of a flow can be: as much as callers can type, and as systems may answer.
 * What is computed, remembered or answered without a limit is taken to be no more than is said
 * here.
 */
final class ValueLimits {
  /** A text could be a minute; what systems answer is a word or a few. */
  static final Duration TEXT_TAKEN_AS = Duration.ofSeconds(3);

  /** Of digits that no caller types. */
  private static final int DIGITS_TAKEN_AS = 10;

  private static final long CHARACTERS_A_SECOND = 14;

  private final Map<String, Most> most = new HashMap<>();
  private final Map<String, Integer> characters = new HashMap<>();

  /** What comes from where there is no limit, too. */
  private final Set<String> open = new HashSet<>();

  private ValueLimits() {}

  static ValueLimits of(Flow flow) {
    ValueLimits limits = new ValueLimits();
    flow.nodes().values().forEach(limits::add);
    return limits;
  }

  /** Of a text. */
  Duration text(String name) {
    Integer longest = characters.get(name);
    if (longest == null) {
      return TEXT_TAKEN_AS;
    }
    Duration declared = Duration.ofMillis(longest * 1000L / CHARACTERS_A_SECOND);
    return open.contains(name) && declared.compareTo(TEXT_TAKEN_AS) < 0 ? TEXT_TAKEN_AS : declared;
  }

  /** Of anything else. */
  Most of(String name, ValueType type) {
    Most taken = type == ValueType.DIGITS ? new Most(DIGITS_TAKEN_AS, 0, "") : Most.OF_NUMBERS;
    Most declared = most.get(name);
    if (declared == null) {
      return taken;
    }
    return open.contains(name) ? greater(declared, taken) : declared;
  }

  private static Most greater(Most one, Most other) {
    return new Most(
        Math.max(one.digits(), other.digits()),
        Math.max(one.decimals(), other.decimals()),
        one.currency());
  }

  private void add(Node node) {
    switch (node) {
      case Node.Ask ask -> typed(ask.into(), ask.as());
      case Node.Lookup lookup -> lookup.take().forEach(this::taken);
      default -> node.facts().exits().forEach(way -> open.addAll(way.sets()));
    }
  }

  private void typed(String name, Entry as) {
    switch (as) {
      case Entry.Digits digits -> limit(name, new Most(digits.max(), 0, ""));
      case Entry.Amount amount ->
          limit(
              name,
              new Most(
                  Entry.Amount.keys(amount.to(), 0),
                  amount.decimals(),
                  amount.currency().orElse("")));
      case Entry.OneOf(var choices) ->
          characters.merge(
              name,
              choices.values().stream()
                  .map(choice -> choice.to().length())
                  .max(Comparator.naturalOrder())
                  .orElse(0),
              Math::max);
      case Entry.Speech _ -> open.add(name);
      case Entry.Date _, Entry.Time _, Entry.Phone _, Entry.YesNo _ -> {}
    }
  }

  private void taken(String name, Take take) {
    if (take.most().isEmpty() && take.type() != ValueType.MONEY) {
      open.add(name);
      return;
    }
    int whole = take.most().map(BigDecimal::intValue).orElse(0);
    switch (take.type()) {
      case TEXT -> characters.merge(name, whole, Math::max);
      case DIGITS -> limit(name, new Most(whole, 0, ""));
      case NUMBER, MONEY ->
          limit(
              name,
              new Most(
                  take.most().map(to -> Entry.Amount.keys(to, 0)).orElse(Most.OF_NUMBERS.digits()),
                  Most.OF_NUMBERS.decimals(),
                  take.currency().orElse("")));
      case YES_NO, DAY, TIME, PHONE -> {}
    }
  }

  private void limit(String name, Most more) {
    most.merge(name, more, ValueLimits::greater);
  }
}
