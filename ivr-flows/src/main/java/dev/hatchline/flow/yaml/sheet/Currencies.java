package dev.hatchline.flow.yaml.sheet;

import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.source.Scalars;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The codes of currencies (ISO 4217). */
public final class Currencies {
  public static final String EXPECTED =
      "'currency: EUR', USD, GBP…: the three letters of a currency";

  private static final Set<String> KNOWN =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private Currencies() {}

  static boolean isKnown(String code) {
    return KNOWN.contains(code);
  }

  public static Optional<Currency> read(Node yaml, Problems problems) {
    if (yaml instanceof ScalarNode one && isKnown(one.getValue())) {
      return Optional.of(Currency.getInstance(one.getValue()));
    }
    problems.add(yaml, Code.BAD_VALUE, "found " + Scalars.kindOf(yaml), EXPECTED);
    return Optional.empty();
  }
}
