package dev.hatchline.routing.store;

import dev.hatchline.routing.cases.Customer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which cases a customer may have: the column {@code id}, by one index for each way they are known,
 * and nothing joined, as H2 keeps the plan that it made while the tables were empty, when reading a
 * whole table seemed cheap. What is not known is not asked for: H2 looks through all rows that have
 * no account for those whose account is NULL, and finds none.
 *
 * @param values for the marks, in order
 */
record CaseKeys(String sql, List<Object> values) {
  /** From a number that so many contacts had, not all their cases are told from the others. */
  private static final int CONTACTS_MAX = 500;

  private static final String BY =
      "(SELECT id FROM customer_case WHERE %s = ? AND state <> 'Merged'"
          + " ORDER BY contacted_at DESC LIMIT ?)";

  private static final String BY_CONTACT =
      "(SELECT case_id AS id FROM case_contact WHERE number = ? LIMIT ?)";

  /** Empty for one of whom neither number nor account is known. */
  static Optional<CaseKeys> of(Customer customer, int max) {
    List<String> ways = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    if (customer.number() != null) {
      ways.add(BY.formatted("number"));
      ways.add(BY_CONTACT);
      String number = customer.number().toString();
      values.addAll(List.of(number, max, number, CONTACTS_MAX));
    }
    if (customer.account() != null) {
      ways.add(BY.formatted("account"));
      values.addAll(List.of(customer.account().toString(), max));
    }
    return ways.isEmpty()
        ? Optional.empty()
        : Optional.of(new CaseKeys(String.join(" UNION ", ways), List.copyOf(values)));
  }
}
