package dev.hatchline.routing.store.bulk;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a column holds, and how both databases and JSON say the same thing. */
enum Kind {
  /** JSON: a string. H2 fills up what is declared {@code CHAR}, MySQL does not. */
  TEXT {
    @Override
    Object read(ResultSet row, String column) throws SQLException {
      return String.valueOf(row.getString(column)).stripTrailing();
    }

    @Override
    Object of(JsonNode value) {
      return value.asString();
    }
  },
  /** JSON: a whole number. */
  WHOLE {
    @Override
    Object read(ResultSet row, String column) throws SQLException {
      return row.getLong(column);
    }

    @Override
    Object of(JsonNode value) {
      return value.asLong();
    }
  },
  /** JSON: true or false. */
  FLAG {
    @Override
    Object read(ResultSet row, String column) throws SQLException {
      return row.getBoolean(column);
    }

    @Override
    Object of(JsonNode value) {
      return value.asBoolean();
    }
  },
  /** JSON: {@code 2026-11-22T09:00:00.123456}, UTC. */
  TIME {
    @Override
    Object read(ResultSet row, String column) throws SQLException {
      return row.getObject(column, LocalDateTime.class);
    }

    @Override
    Object json(Object value) {
      return MICROS.format((LocalDateTime) value);
    }

    @Override
    Object of(JsonNode value) {
      return LocalDateTime.parse(value.asString(), MICROS);
    }
  },
  /** JSON: {@code 2026-11-22}. */
  DAY {
    @Override
    Object read(ResultSet row, String column) throws SQLException {
      return row.getObject(column, LocalDate.class);
    }

    @Override
    Object json(Object value) {
      return value.toString();
    }

    @Override
    Object of(JsonNode value) {
      return LocalDate.parse(value.asString());
    }
  },
  /** JSON: a string, as no reader of JSON need keep all digits. */
  EXACT {
    @Override
    Object read(ResultSet row, String column) throws SQLException {
      return row.getBigDecimal(column);
    }

    @Override
    Object json(Object value) {
      return ((BigDecimal) value).toPlainString();
    }

    @Override
    Object of(JsonNode value) {
      return new BigDecimal(value.asString());
    }
  },
  /** JSON: a string in base 64. */
  BYTES {
    @Override
    Object read(ResultSet row, String column) throws SQLException {
      return row.getBytes(column);
    }

    @Override
    Object json(Object value) {
      return Base64.getEncoder().encodeToString((byte[]) value);
    }

    @Override
    Object of(JsonNode value) {
      return Base64.getDecoder().decode(value.asString());
    }
  };

  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");

  /** Empty for a type that none of our tables has. */
  static Optional<Kind> of(int type) {
    return Optional.ofNullable(
        switch (type) {
          case Types.CHAR,
              Types.VARCHAR,
              Types.LONGVARCHAR,
              Types.NCHAR,
              Types.NVARCHAR,
              Types.CLOB ->
              TEXT;
          case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> WHOLE;
          case Types.BIT, Types.BOOLEAN -> FLAG;
          case Types.TIMESTAMP -> TIME;
          case Types.DATE -> DAY;
          case Types.DECIMAL, Types.NUMERIC -> EXACT;
          case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> BYTES;
          default -> null;
        });
  }

  /** What stands there; the column must not be null. */
  abstract Object read(ResultSet row, String column) throws SQLException;

  @Nullable Object readOrNull(ResultSet row, String column) throws SQLException {
    return row.getObject(column) == null ? null : read(row, column);
  }

  Object json(Object value) {
    return value;
  }

  abstract Object of(JsonNode value);
}
