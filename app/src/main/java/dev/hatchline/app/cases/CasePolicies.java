package dev.hatchline.app.cases;

import dev.hatchline.conf.CaseRules;
import dev.hatchline.routing.cases.CasePolicy;
import dev.hatchline.routing.cases.CreditPolicy;
import dev.hatchline.routing.cases.Patience;
import dev.hatchline.routing.cases.Role;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the operator's file says of cases, in the words of the routing. */
final class CasePolicies {
  private CasePolicies() {}

  static CasePolicy cases(CaseRules rules) {
    return new CasePolicy(
        rules.comeBack(),
        rules.goesOn(),
        CasePolicy.DEFAULT.recogniseMax(),
        credits(rules.credits()));
  }

  static Patience patience(CaseRules.Affinity rules) {
    return new Patience(rules.owner(), rules.last(), rules.goesOn(), rules.recent());
  }

  static CreditPolicy credits(CaseRules.Credits rules) {
    long minor = minorUnits(rules.currency());
    Map<Role, List<Long>> limits = new EnumMap<>(Role.class);
    rules
        .max()
        .forEach((role, byWeight) ->
            limits.put(role(role), byWeight.stream().map(units -> units * minor).toList()));
    return new CreditPolicy(rules.currency(), limits);
  }

  static Role role(CaseRules.Role role) {
    return switch (role) {
      case AGENT -> Role.AGENT;
      case SENIOR -> Role.SENIOR;
      case SUPERVISOR -> Role.SUPERVISOR;
    };
  }

  /** How many of the smallest unit are one whole, such as 100 cents. */
  private static long minorUnits(String currency) {
    long units = 1;
    for (int i = 0; i < Currency.getInstance(currency).getDefaultFractionDigits(); i++) {
      units *= 10;
    }
    return units;
  }
}
