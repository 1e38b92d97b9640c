package dev.hatchline.routing.store;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.notice.Notice;
import dev.hatchline.routing.notice.NoticeId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Whose each notice is; statements only, each method to be called in a transaction.
 *
 * @param me the incarnation of this engine; absent where there is one only, and all is its own
 */
record NoticeOwners(@Nullable UUID me) {
  private static final String OPEN = "open_number IS NOT NULL";

  /** Of a query of {@code notice}, what leaves out the others'. */
  String own() {
    return me == null
        ? ""
        : " AND id IN (SELECT notice_id FROM notice_owner WHERE owner = '" + me + "')";
  }

  void added(JdbcTemplate jdbc, NoticeId id) {
    if (me != null) {
      jdbc.update(
          "INSERT INTO notice_owner (notice_id, owner) VALUES (?, ?)", id.toString(), key(me));
    }
  }

  /** Those of the dead, and those that are nobody's; returns how many of the latter. */
  int inherit(JdbcTemplate jdbc, Set<UUID> dead) {
    UUID heir = me;
    if (heir == null) {
      return 0;
    }
    if (!dead.isEmpty()) {
      takeFrom(jdbc, dead, heir);
    }
    return jdbc.update(
        """
        INSERT IGNORE INTO notice_owner (notice_id, owner)
        SELECT n.id, ? FROM notice n LEFT JOIN notice_owner o ON o.notice_id = n.id
        WHERE n.open_number IS NOT NULL AND o.notice_id IS NULL\
        """,
        key(heir));
  }

  private static void takeFrom(JdbcTemplate jdbc, Set<UUID> dead, UUID heir) {
    String those = "owner IN (" + String.join(", ", Collections.nCopies(dead.size(), "?")) + ")";
    List<String> values = new ArrayList<>(dead.stream().map(NoticeOwners::key).toList());
    jdbc.update(
        """
        UPDATE notice SET version = version + 1
        WHERE %s AND id IN (SELECT notice_id FROM notice_owner WHERE %s)\
        """
            .formatted(OPEN, those),
        values.toArray());
    values.addFirst(key(heir));
    jdbc.update(
        """
        UPDATE notice_owner SET owner = ?
        WHERE %s AND notice_id IN (SELECT id FROM notice WHERE %s)\
        """
            .formatted(those, OPEN),
        values.toArray());
  }

  /** The one whose attempt under way this is, if it was another engine's. */
  Optional<Notice> take(JdbcTemplate jdbc, CallId call) {
    UUID taker = me;
    if (taker == null) {
      return Optional.empty();
    }
    Optional<Notice> found = underWay(jdbc, call);
    found.ifPresent(notice -> {
      jdbc.update("UPDATE notice SET version = version + 1 WHERE id = ?", notice.id().toString());
      jdbc.update("DELETE FROM notice_owner WHERE notice_id = ?", notice.id().toString());
      added(jdbc, notice.id());
    });
    return found.isPresent() ? underWay(jdbc, call) : found;
  }

  static Optional<Notice> underWay(JdbcTemplate jdbc, CallId call) {
    return jdbc
        .query(
            "SELECT * FROM notice WHERE " + OPEN + " AND call_id = ?",
            (row, _) -> NoticeRows.notice(row),
            call.toString())
        .stream()
        .filter(notice -> notice.state().live().equals(Optional.of(call)))
        .findFirst();
  }

  private static String key(UUID incarnation) {
    return incarnation.toString();
  }
}
