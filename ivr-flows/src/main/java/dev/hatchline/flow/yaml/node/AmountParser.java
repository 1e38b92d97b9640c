package dev.hatchline.flow.yaml.node;

import dev.hatchline.flow.Entry;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.sheet.Currencies;
import dev.hatchline.flow.yaml.source.Scalars;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Which numbers, or how much money, an ask takes. */
final class AmountParser {
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,15}(?:\\.[0-9]{1,4})?");
  private static final Pattern DECIMALS = Pattern.compile("[0-4]");
  private static final String MOST = "'to: 1000', the most that is taken";

  private final Problems problems;

  AmountParser(Problems problems) {
    this.problems = problems;
  }

  Optional<Entry> number(YamlMap map) {
    return decimals(map).flatMap(decimals -> amount(map, decimals, Optional.empty()));
  }

  Optional<Entry> money(YamlMap map) {
    return map.require("currency", Currencies.EXPECTED)
        .flatMap(yaml -> Currencies.read(yaml, problems))
        .flatMap(currency ->
            amount(
                map,
                Value.Money.decimals(currency),
                Optional.of(currency).map(Currency::getCurrencyCode)));
  }

  private Optional<Integer> decimals(YamlMap map) {
    Optional<Node> yaml = map.find("decimals").map(YamlMap.Entry::value);
    if (yaml.isEmpty()) {
      return Optional.of(0);
    }
    if (yaml.get() instanceof ScalarNode one && DECIMALS.matcher(one.getValue()).matches()) {
      return Optional.of(Integer.valueOf(one.getValue()));
    }
    String expected = "how many digits after the point: 0 to " + Entry.Amount.DECIMALS_MAX;
    problems.add(yaml.get(), Code.BAD_VALUE, "found " + Scalars.kindOf(yaml.get()), expected);
    return Optional.empty();
  }

  private Optional<Entry> amount(YamlMap map, int decimals, Optional<String> currency) {
    Optional<BigDecimal> from =
        map.find("from").map(e -> bound(e.value(), decimals)).orElse(Optional.of(BigDecimal.ZERO));
    Optional<Node> most = map.require("to", MOST);
    Optional<BigDecimal> to = most.flatMap(yaml -> bound(yaml, decimals));
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    if (to.get().signum() == 0 || from.get().compareTo(to.get()) > 0) {
      String what = "nothing is from " + from.get() + " to " + to.get();
      problems.add(most.get(), Code.BAD_VALUE, what, "'to' to be more than 'from'");
      return Optional.empty();
    }
    if (Entry.Amount.keys(to.get(), decimals) > Value.Money.DIGITS_MAX) {
      String most15 = "at most " + Value.Money.DIGITS_MAX + " digits, with those after the point";
      problems.add(most.get(), Code.TOO_LONG, "found " + Scalars.kindOf(most.get()), most15);
      return Optional.empty();
    }
    return Optional.of(new Entry.Amount(from.get(), to.get(), decimals, currency));
  }

  private Optional<BigDecimal> bound(Node yaml, int decimals) {
    if (yaml instanceof ScalarNode one && AMOUNT.matcher(one.getValue()).matches()) {
      BigDecimal bound = new BigDecimal(one.getValue());
      if (bound.scale() <= decimals) {
        return Optional.of(bound);
      }
    }
    String points =
        decimals == 0 ? "a whole number" : "a number of up to " + decimals + " decimals";
    problems.add(yaml, Code.BAD_VALUE, "found " + Scalars.kindOf(yaml), points + ", such as 1000");
    return Optional.empty();
  }
}
