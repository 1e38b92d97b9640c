package dev.hatchline.routing.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.cases.Account;
import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.CaseEvent;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.cases.CaseStore;
import dev.hatchline.routing.cases.CaseStore.Move;
import dev.hatchline.routing.cases.Customer;
import dev.hatchline.routing.cases.Topic;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many rows H2 looks at until it knows whose cases they are. */
class CaseKeysIT {
  private static final int CASES = 100;
  private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");
  private static final Account ACCOUNT = new Account("A-7");

  @TempDir Path folder;

  private static PhoneNumber number(int i) {
    return new PhoneNumber("+1202555%04d".formatted(i));
  }

  private static Case fresh(Customer who) {
    CaseEvent.Opened opened = new CaseEvent.Opened(who, Topic.UNKNOWN, false);
    return Case.fresh(new CaseId(UUID.randomUUID()), opened, Sample.T0);
  }

  private static List<Integer> scanned(Database database, Customer who) {
    return CaseKeys.of(who, 20).stream()
        .flatMap(way -> SCANNED.matcher(plan(database, way)).results())
        .map(found -> Integer.valueOf(found.group(1)))
        .toList();
  }

  private static String plan(Database database, CaseKeys way) {
    return Objects.requireNonNull(
        database
            .jdbc()
            .queryForObject("EXPLAIN ANALYZE " + way.sql(), String.class, way.values().toArray()));
  }

  @Test
  void onlyTheirOwnRowsAreLookedAt() throws Exception {
    Customer numberOnly = Customer.of(number(7));
    Customer accountOnly = new Customer(null, ACCOUNT, null);
    Customer both = new Customer(number(7), ACCOUNT, null);
    try (Database database = Database.embedded(folder.resolve("h2"));
        JdbcCaseStore cases = new JdbcCaseStore(database)) {
      // Before anything is there, as the plan made then is kept.
      for (Customer who : List.of(numberOnly, accountOnly, both)) {
        assertThat(cases.of(who, 20)).isEmpty();
      }
      fill(cases);
      for (Customer who : List.of(numberOnly, accountOnly, both)) {
        assertThat(scanned(database, who)).isNotEmpty().allMatch(rows -> rows < 5);
      }
      assertThat(cases.of(both, 20)).hasSize(2);
      assertThat(CaseKeys.of(new Customer(null, null, "en"), 20)).isEmpty();
    }
  }

  private static void fill(CaseStore cases) throws Exception {
    for (int i = 0; i < CASES; i++) {
      cases.keep(List.of(new Move(null, fresh(Customer.of(number(i))))));
      cases.keep(List.of(new Move(null, fresh(new Customer(null, new Account("A-" + i), null)))));
    }
  }
}
