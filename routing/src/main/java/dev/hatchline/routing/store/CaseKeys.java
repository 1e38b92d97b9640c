package dev.hatchline.routing.store;

import dev.hatchline.routing.cases.Customer;
import java.util.ArrayList;
import java.util.List;

/**
 * Which cases a customer may have: the column {@code id}, asked for by one index for each way they
 * are known. Nothing is joined or united: H2 keeps the plan that it made of a join while the tables
 * were empty, when reading a whole table seemed cheap, and parses a union each time. What is not
 * known is not asked for: it looks through all rows that have no account for those whose account is
 * NULL, and finds none.
 *
 * @param values for the marks, in order
 */
record CaseKeys(String sql, List<Object> values) {
  /** From a number that so many contacts had, not all their cases are told from the others. */
  private static final int CONTACTS_MAX = 500;

  private static final String OF =
      "SELECT id FROM customer_case WHERE %s = ? AND state <> 'Merged'"
          + " ORDER BY contacted_at DESC LIMIT ?";
  private static final String BY_NUMBER = OF.formatted("number");
  private static final String BY_ACCOUNT = OF.formatted("account");
  private static final String BY_CONTACT =
      "SELECT case_id AS id FROM case_contact WHERE number = ? LIMIT ?";

  /** All ways; none for one of whom neither number nor account is known. */
  static List<CaseKeys> of(Customer customer, int max) {
    List<CaseKeys> ways = new ArrayList<>();
    if (customer.number() != null) {
      String number = customer.number().toString();
      ways.add(new CaseKeys(BY_NUMBER, List.of(number, max)));
      ways.add(new CaseKeys(BY_CONTACT, List.of(number, CONTACTS_MAX)));
    }
    if (customer.account() != null) {
      ways.add(new CaseKeys(BY_ACCOUNT, List.of(customer.account().toString(), max)));
    }
    return ways;
  }
}
