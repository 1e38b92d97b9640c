package dev.hatchline.routing.store.bulk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import tools.jackson.databind.json.JsonMapper;

/** The record of erasures: who, when, and how many rows of what kind; never whose. */
public final class Erasures {
  private static final int WHO_CHARS_MAX = 80;
  private static final JsonMapper JSON = new JsonMapper();

  private final DataSource source;

  public Erasures(DataSource source) {
    this.source = source;
  }

  /**
   * Keeps one.
   *
   * @param who cut at 80 characters
   * @param rows by table or kind of file
   */
  public void add(String who, Instant at, Map<String, Integer> rows) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "INSERT INTO erasure (id, at, who, rows_changed) VALUES (?, ?, ?, ?)")) {
      statement.setObject(1, UUID.randomUUID().toString());
      statement.setObject(
          2, LocalDateTime.ofInstant(at.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC));
      statement.setObject(3, who.substring(0, Math.min(who.length(), WHO_CHARS_MAX)));
      statement.setObject(4, JSON.writeValueAsString(new TreeMap<>(rows)));
      statement.executeUpdate();
    }
  }
}
