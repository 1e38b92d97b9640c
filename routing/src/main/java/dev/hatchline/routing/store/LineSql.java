package dev.hatchline.routing.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The statements of the shared line, each put together once. */
final class LineSql {
  static final String JOIN =
      """
      INSERT INTO line_entry (call_id, owner, seq, queue, first_ring, first_ring_seq, joined_at,
        credit_ms, rank_at, affinity_agent, affinity_until)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON DUPLICATE KEY UPDATE owner = VALUES(owner), seq = VALUES(seq), queue = VALUES(queue),
        first_ring = VALUES(first_ring), first_ring_seq = VALUES(first_ring_seq),
        joined_at = VALUES(joined_at), credit_ms = VALUES(credit_ms), rank_at = VALUES(rank_at),
        affinity_agent = VALUES(affinity_agent), affinity_until = VALUES(affinity_until),
        agent = NULL, given_until_ms = NULL, left_ms = NULL\
      """;

  static final String WANT =
      """
      INSERT INTO line_skills (call_id, skills) VALUES (?, ?)
      ON DUPLICATE KEY UPDATE skills = VALUES(skills)\
      """;

  static final String WANT_NOTHING = "DELETE FROM line_skills WHERE call_id = ?";

  static final String OFF_PHONE = "INSERT IGNORE INTO line_off_phone (call_id) VALUES (?)";

  static final String ON_PHONE = "DELETE FROM line_off_phone WHERE call_id = ?";

  static final String TALK =
      """
      INSERT INTO agent_hold (agent, state, owner, writer, seq, call_id) VALUES (?, ?, ?, ?, ?, ?)
      ON DUPLICATE KEY UPDATE state = VALUES(state), owner = VALUES(owner),
        writer = VALUES(writer), seq = VALUES(seq), call_id = VALUES(call_id), until_ms = NULL\
      """;

  static final String WAITS_AGAIN =
      "UPDATE line_entry SET agent = NULL, given_until_ms = NULL, seq = ?"
          + " WHERE call_id = ? AND owner = ? AND agent = ?";

  /** Who rests does so, and what another engine has given lapses soon. */
  static final String FREE_ALL =
      """
      UPDATE agent_hold SET state = 'FREE', writer = ?, seq = ?, call_id = NULL, until_ms = 0
      WHERE owner = ? AND state IN ('RINGING', 'TALKING')\
      """;

  static final String KNOW =
      "INSERT IGNORE INTO agent_hold (agent, state, owner, writer, seq, until_ms)"
          + " VALUES (?, 'FREE', ?, ?, 0, 0)";

  /** What is wanted is looked for by its key, whatever plan was made while the table was empty. */
  static final String NEW_ENTRIES =
      """
      SELECT e.*, (SELECT w.skills FROM line_skills w WHERE w.call_id = e.call_id) AS skills,
        (SELECT o.call_id FROM line_off_phone o WHERE o.call_id = e.call_id) AS off_phone
      FROM line_entry e WHERE e.owner = ? AND e.seq > ? ORDER BY e.seq LIMIT ?\
      """;

  static final String FORGET_WANTED =
      "DELETE FROM line_skills WHERE call_id IN (SELECT call_id FROM line_entry WHERE owner = ?)";

  static final String FORGET_OFF_PHONE =
      "DELETE FROM line_off_phone"
          + " WHERE call_id IN (SELECT call_id FROM line_entry WHERE owner = ?)";

  /**
   * An engine knows best what it does with an agent whom it has; but for one whom another has just
   * claimed for a caller of its own, other than this. A hold of an engine that no row of the
   * members names is nobody's, even of one who talks: as long as the conversation may have to be
   * adopted, the dead engine's row is there ({@link
   * dev.hatchline.routing.shared.Membership#settled}).
   */
  final String hold;

  final String rung;
  final String leave;
  final String leaveAll;
  final String free;

  /**
   * A caller as they were read: who has come again since may wait for others, or elsewhere. The sum
   * keeps H2 from looking for the number, of which it would read all that are smaller.
   */
  final String give;

  final String heldFor;
  final String givenTo;
  final String tidyWanted;
  final String tidyOffPhone;
  final String tidy;
  final String alive;
  final String newHolds;

  private final Now now;
  private final Map<Shape, Claims> claims = new ConcurrentHashMap<>();

  /** How long the lists in a claim's statement are. */
  private record Shape(int queues, int others) {}

  /**
   * What asks for an agent.
   *
   * @param hold {@link LineSql#hold}, unless something is unseen
   * @param unseen a row if something is
   */
  record Claims(String hold, String unseen) {}

  LineSql(Now now) {
    this.now = now;
    hold =
        """
        UPDATE agent_hold SET state = ?, owner = ?, writer = ?, seq = ?, call_id = ?,
          until_ms = %1$s + ?
        WHERE agent = ? AND (state = 'FREE' OR until_ms <= %1$s
          OR (owner = ? AND (state <> 'GIVEN' OR call_id = ?))
          OR owner NOT IN (SELECT incarnation FROM engine_member))\
        """
            .formatted(now);
    rung =
        "UPDATE line_entry SET agent = ?, given_until_ms = %s + ? WHERE call_id = ? AND owner = ?"
            .formatted(now);
    leave =
        "UPDATE line_entry SET left_ms = %s, seq = ? WHERE call_id = ? AND owner = ?"
            .formatted(now);
    leaveAll =
        "UPDATE line_entry SET left_ms = %s, seq = ? WHERE owner = ? AND left_ms IS NULL"
            .formatted(now);
    free =
        """
        UPDATE agent_hold SET state = ?, writer = ?, seq = ?, call_id = NULL, until_ms = %s + ?
        WHERE agent = ? AND owner = ? AND COALESCE(call_id, '') = ?\
        """
            .formatted(now);
    give =
        """
        UPDATE line_entry SET agent = ?, given_until_ms = %1$s + ?
        WHERE call_id = ? AND owner = ? AND left_ms IS NULL AND seq + 0 <= ?
          AND (agent IS NULL OR agent = ? OR given_until_ms <= %1$s)\
        """
            .formatted(now);
    heldFor =
        "SELECT h.*, h.until_ms - %s AS hold_left_ms FROM agent_hold h WHERE agent = ?"
            .formatted(now);
    givenTo =
        """
        SELECT seq, agent, given_until_ms - %s AS given_left_ms FROM line_entry
        WHERE call_id = ? AND owner = ? AND left_ms IS NULL\
        """
            .formatted(now);
    String over = "owner = ? AND left_ms <= %s - ?".formatted(now);
    tidyWanted =
        "DELETE FROM line_skills WHERE call_id IN (SELECT call_id FROM line_entry WHERE %s)"
            .formatted(over);
    tidyOffPhone =
        "DELETE FROM line_off_phone WHERE call_id IN (SELECT call_id FROM line_entry WHERE %s)"
            .formatted(over);
    tidy = "DELETE FROM line_entry WHERE " + over;
    alive =
        "SELECT name, incarnation FROM engine_member WHERE incarnation <> ? AND until_ms > " + now;
    newHolds =
        """
        SELECT h.*, h.until_ms - %s AS hold_left_ms FROM agent_hold h
        WHERE writer = ? AND seq > ? ORDER BY seq LIMIT ?\
        """
            .formatted(now);
  }

  /**
   * For an agent of so many queues, and an engine that knows so many others.
   *
   * <p>Unseen is that an engine has come since the last look, or that somebody of an earlier place
   * waits at another. It is part of the claim's own statement, as each costs a way to the database
   * and back. What the elder wants is not asked: whoever is read once is unseen no more, and the
   * engine knows by itself who can do it. By their numbers alone the new rows are found: a plan
   * made while the table is empty and kept would as well read all who have not left.
   */
  Claims claims(int queues, int others) {
    return claims.computeIfAbsent(new Shape(queues, others), this::claims);
  }

  private Claims claims(Shape shape) {
    String elder =
        """
         OR EXISTS (SELECT 1 FROM line_entry USE INDEX (line_entry_news) WHERE owner = ? AND seq > ?
          AND left_ms IS NULL AND agent IS NULL AND (queue IN (?%s) OR affinity_agent = ?)
          AND (rank_at < ? OR (rank_at = ? AND first_ring_seq < ?)))\
        """
            .formatted(", ?".repeat(shape.queues() - 1));
    String unseen =
        "EXISTS (SELECT 1 FROM engine_member WHERE until_ms > %s AND incarnation NOT IN (?%s))%s"
            .formatted(now, ", ?".repeat(shape.others()), elder.repeat(shape.others()));
    return new Claims(
        hold + " AND NOT (" + unseen + ")",
        "SELECT 1 FROM engine_member WHERE (" + unseen + ") LIMIT 1");
  }
}
