package dev.hatchline.routing.store;

import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Tells H2 once for each connection how long a statement may take, not with every statement: at
 * each {@code SET} all connections forget what they have parsed, and parse it anew.
 */
final class KeptParsed extends JdbcTemplate {
  KeptParsed(DataSource source) {
    super(source);
  }

  @Override
  protected void applyStatementSettings(Statement statement) throws SQLException {
    if (statement.getQueryTimeout() != getQueryTimeout()) {
      super.applyStatementSettings(statement);
    }
  }
}
