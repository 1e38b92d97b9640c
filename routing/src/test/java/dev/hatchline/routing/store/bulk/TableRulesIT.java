package dev.hatchline.routing.store.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.bulk.Table.Column;
import dev.hatchline.routing.store.bulk.TableRule.Ageing;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever adds a table or a column says in TableRules what becomes of it. */
class TableRulesIT {
  @TempDir Path folder;
  private List<Table> tables = List.of();

  @BeforeEach
  void catalogue() throws Exception {
    Path file = folder.resolve("hatchline");
    try (JdbcStore store = JdbcStore.embedded(file)) {
      store.check();
    }
    try (Connection connection =
        DriverManager.getConnection(
            "jdbc:h2:file:"
                + file
                + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE")) {
      tables = Catalogue.tables(connection);
    }
  }

  private Table table(String name) {
    return tables.stream().filter(table -> table.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void everyTableHasARuleAndEveryRuleATable() {
    assertThat(TableRules.ALL)
        .extracting(TableRule::table)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(tables.stream().map(Table::name).toList());
  }

  @Test
  void everyTextColumnHasARole() {
    for (Table table : tables) {
      assertThat(TableRules.of(table.name()).roles().keySet())
          .as("text columns of %s", table.name())
          .containsExactlyInAnyOrderElementsOf(
              table.columns().stream()
                  .filter(column -> column.kind() == Kind.TEXT)
                  .map(Column::name)
                  .toList());
    }
  }

  @Test
  void whatIsOldIsToldByColumnsThatAreThere() {
    for (TableRule rule : TableRules.ALL) {
      switch (rule.ageing()) {
        case Ageing.After(Keep _, String column, String unless) -> {
          assertThat(table(rule.table()).columns())
              .anyMatch(each -> each.name().equals(column) && each.kind() == Kind.TIME);
          assertThat(
                  unless.isEmpty() || rule.roles().keySet().stream().anyMatch(unless::startsWith))
              .isTrue();
        }
        case Ageing.With(String owner, String column) -> {
          assertThat(table(rule.table()).columns()).anyMatch(each -> each.name().equals(column));
          assertThat(TableRules.of(owner).ageing()).isInstanceOf(Ageing.After.class);
        }
        case Ageing.Never(String why) -> assertThat(why).isNotBlank();
      }
    }
  }

  @Test
  void everythingThatCanBeKeptForATimeIsOfSomeTable() {
    for (Keep keep : Keep.values()) {
      assertThat(TableRules.ALL)
          .as("%s", keep)
          .anyMatch(rule -> rule.ageing() instanceof Ageing.After after && after.keep() == keep);
    }
  }
}
