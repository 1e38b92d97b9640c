package dev.hatchline.routing.store;

import dev.hatchline.routing.shared.Beat;
import dev.hatchline.routing.shared.DatabaseAway;
import dev.hatchline.routing.shared.EngineId;
import dev.hatchline.routing.shared.Member;
import dev.hatchline.routing.shared.Membership;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The engines in H2 or MySQL. Every statement runs on a thread of ours that nobody interrupts, for
 * an interrupt inside H2 closes the database; and on none that others keep busy.
 */
final class JdbcMembership implements Membership, AutoCloseable {
  /** At work at once: the beat, and who looks after the dead. */
  static final int THREADS = 2;

  private static final int WAITING_MAX = 8;

  /** So much and more is left of a lease that was renewed in time. */
  private static final Duration IN_TIME = LEASE.minus(GAP_MAX);

  private static final String BY_ID = " WHERE incarnation = ?";

  private final Database database;
  private final Readers threads;

  /** An expression of SQL. */
  private final String now;

  JdbcMembership(Database database) {
    this.database = database;
    this.now = database.now().sql();
    this.threads = new Readers(database.name(), THREADS, WAITING_MAX, "membership-store-");
  }

  @Override
  public boolean join(EngineId me) throws DatabaseAway {
    return run(() -> {
      jdbc()
          .update(
              "INSERT IGNORE INTO engine_member (incarnation, name, until_ms) VALUES (?, ?, 0)",
              key(me),
              me.name());
      if (beaten(me) == Beat.LOST) {
        return false;
      }
      jdbc()
          .update(
              "UPDATE engine_member SET until_ms = LEAST(until_ms, %s), heir = COALESCE(heir, ?)"
                      .formatted(now)
                  + " WHERE name = ? AND incarnation <> ?",
              key(me),
              me.name(),
              key(me));
      return true;
    });
  }

  @Override
  public Beat beat(EngineId me) throws DatabaseAway {
    return run(() -> beaten(me));
  }

  /** How much is left is asked where it is renewed: between two statements we could be stopped. */
  private Beat beaten(EngineId me) {
    String lease =
        "UPDATE engine_member SET until_ms = %s + ?".formatted(now) + BY_ID + " AND heir IS NULL";
    String inTime = lease + " AND until_ms > %s + ?".formatted(now);
    if (jdbc().update(inTime, LEASE.toMillis(), key(me), IN_TIME.toMillis()) > 0) {
      return Beat.KEPT;
    }
    return jdbc().update(lease, LEASE.toMillis(), key(me)) > 0 ? Beat.LATE : Beat.LOST;
  }

  @Override
  public List<Member> members() throws DatabaseAway {
    return run(() -> members(""));
  }

  private List<Member> members(String locked) {
    return jdbc()
        .query(
            "SELECT incarnation, name, until_ms - %s AS left_ms, heir FROM engine_member"
                    .formatted(now)
                + " ORDER BY name, incarnation LIMIT ?"
                + locked,
            (row, _) -> member(row),
            MEMBERS_MAX);
  }

  private static Member member(ResultSet row) throws SQLException {
    UUID incarnation = UUID.fromString(row.getString("incarnation"));
    @Nullable String heir = row.getString("heir");
    return new Member(
        new EngineId(row.getString("name"), incarnation),
        Duration.ofMillis(row.getLong("left_ms")),
        heir == null ? null : UUID.fromString(heir));
  }

  @Override
  public boolean takeOver(EngineId dead, EngineId me) throws DatabaseAway {
    return run(() -> {
      // All rows are held meanwhile, so that no beat brings the dead one, or its heir, back to
      // life.
      List<Member> all = members(" FOR UPDATE");
      Optional<Member> left = find(all, dead.incarnation()).filter(member -> !member.alive());
      if (left.isEmpty() || find(all, me.incarnation()).filter(JdbcMembership::inTime).isEmpty()) {
        return false;
      }
      @Nullable UUID heir = left.get().heir();
      if (heir != null && alive(all, heir)) {
        return heir.equals(me.incarnation());
      }
      return jdbc().update("UPDATE engine_member SET heir = ?" + BY_ID, key(me), key(dead)) > 0;
    });
  }

  private static Optional<Member> find(List<Member> members, UUID incarnation) {
    return members.stream().filter(each -> each.id().incarnation().equals(incarnation)).findFirst();
  }

  private static boolean inTime(Member member) {
    return member.left().compareTo(IN_TIME) > 0;
  }

  private static boolean alive(List<Member> members, UUID incarnation) {
    return find(members, incarnation).filter(Member::alive).isPresent();
  }

  @Override
  public boolean settled(EngineId dead, EngineId me) throws DatabaseAway {
    return run(() ->
        jdbc().update("DELETE FROM engine_member" + BY_ID + " AND heir = ?", key(dead), key(me))
            > 0);
  }

  @Override
  public void leave(EngineId me) throws DatabaseAway {
    var _ =
        run(() ->
            jdbc()
                .update("UPDATE engine_member SET until_ms = %s".formatted(now) + BY_ID, key(me)));
  }

  private static String key(EngineId engine) {
    return engine.incarnation().toString();
  }

  private JdbcTemplate jdbc() {
    return database.jdbc();
  }

  private <T> T run(Supplier<T> work) throws DatabaseAway {
    try {
      return threads.run(
          () -> {
            database.renew();
            return database.guarded(() -> database.again(work));
          },
          ANSWER_MAX);
    } catch (StoreFault fault) {
      throw new DatabaseAway(String.valueOf(fault.getMessage()), fault);
    }
  }

  @Override
  public void close() {
    threads.close();
  }
}
