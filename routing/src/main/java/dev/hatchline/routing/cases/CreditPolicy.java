package dev.hatchline.routing.cases;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much goodwill a case may cost; everything given in the case counts, whoever gave it.
 *
 * @param currency ISO 4217; no other is given
 * @param limits for each role the most minor units in a case of weight 1, 2 and 3; a role that is
 *     not named gives nothing
 */
public record CreditPolicy(String currency, Map<Role, List<Long>> limits) {
  /**
   * Copies the limits.
   *
   * @throws IllegalArgumentException if a role has not one limit for each weight, or one is below
   *     zero
   */
  public CreditPolicy {
    Map<Role, List<Long>> copy = new EnumMap<>(Role.class);
    limits.forEach((role, byWeight) -> {
      if (byWeight.size() != Care.WEIGHT_MAX || byWeight.stream().anyMatch(most -> most < 0)) {
        throw new IllegalArgumentException(
            "expected %d limits of zero or more for %s, found %s"
                .formatted(Care.WEIGHT_MAX, role, byWeight));
      }
      copy.put(role, List.copyOf(byWeight));
    });
    limits = Map.copyOf(copy);
  }

  /** Nobody gives anything. */
  public static CreditPolicy none() {
    return new CreditPolicy("EUR", Map.of());
  }

  /** How much more this role may give in the case, in minor units. */
  public long left(Case c, Role role) {
    List<Long> byWeight = limits.get(role);
    long most = byWeight == null ? 0 : byWeight.get(c.care().weight() - Care.WEIGHT_MIN);
    long given =
        c.dossier().credits().stream()
            .filter(Credit::counts)
            .mapToLong(credit -> credit.amount().minor())
            .sum();
    return Math.max(0, most - given);
  }

  /** Why it may not be given, for the agent; empty if it may. */
  public Optional<String> refusal(Case c, Money amount, Role role) {
    if (!amount.currency().equals(currency)) {
      return Optional.of("expected an amount of %s, found %s".formatted(currency, amount));
    }
    long left = left(c, role);
    return amount.minor() <= left
        ? Optional.empty()
        : Optional.of(
            "expected at most %d minor units of %s, which is what %s may still give in this case,"
                    .formatted(left, currency, role)
                + " found "
                + amount.minor());
  }
}
