package dev.hatchline.routing.store;

import static dev.hatchline.routing.store.Statements.time;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.StoreException;
import dev.hatchline.routing.notice.News;
import dev.hatchline.routing.notice.Notice;
import dev.hatchline.routing.notice.NoticeId;
import dev.hatchline.routing.notice.NoticePace;
import dev.hatchline.routing.notice.NoticeStore;
import dev.hatchline.routing.notice.Rung;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Notices in H2 or MySQL. */
final class JdbcNoticeStore implements NoticeStore {
  private final Calm calm;
  private final NoticeOwners owners;

  JdbcNoticeStore(Calm calm, NoticeOwners owners) {
    this.calm = calm;
    this.owners = owners;
  }

  @Override
  public boolean add(Notice fresh) throws StoreException {
    return calm.write(jdbc -> {
      if (one(jdbc, fresh.id(), "").isPresent()) {
        return false;
      }
      owners.added(jdbc, fresh.id());
      News news = fresh.news();
      NoticeRows.Columns state = NoticeRows.Columns.of(fresh.state());
      return jdbc.update(
              """
              INSERT INTO notice (id, open_number, kind, number, line, sentence, case_id, outage_id,
                told_at, state, call_id, at, why, attempts, begun_at, version)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
              """,
              fresh.id().toString(),
              openNumber(fresh),
              news.kind().name(),
              news.number().e164(),
              news.line(),
              news.sentence(),
              text(news.about()),
              text(news.outage()),
              time(news.at()),
              state.state(),
              text(state.call()),
              time(state.at()),
              state.why(),
              fresh.attempts(),
              begunAt(fresh),
              fresh.version())
          == 1;
    });
  }

  @Override
  public boolean move(Notice from, Notice to) throws StoreException {
    NoticeRows.Columns state = NoticeRows.Columns.of(to.state());
    return calm.write(jdbc -> {
      boolean moved =
          jdbc.update(
                  """
                  UPDATE notice SET open_number = ?, state = ?, call_id = ?, at = ?, why = ?,
                    attempts = ?, begun_at = ?, version = ?
                  WHERE id = ? AND version = ?\
                  """,
                  openNumber(to),
                  state.state(),
                  text(state.call()),
                  time(state.at()),
                  state.why(),
                  to.attempts(),
                  begunAt(to),
                  to.version(),
                  to.id().toString(),
                  from.version())
              == 1;
      if (moved && !Objects.equals(from.begunAt(), to.begunAt())) {
        jdbc.update(
            "INSERT INTO notice_ring (notice_id, begun_at) VALUES (?, ?)",
            to.id().toString(),
            begunAt(to));
      }
      return moved;
    });
  }

  @Override
  public List<Notice> unsettled() throws StoreException {
    return calm.read(jdbc ->
        jdbc.query(
            "SELECT * FROM notice WHERE open_number IS NOT NULL"
                + owners.own()
                + " ORDER BY told_at, id",
            (row, _) -> NoticeRows.notice(row)));
  }

  @Override
  public boolean underWay(CallId call) throws StoreException {
    return calm.read(jdbc -> NoticeOwners.underWay(jdbc, call).isPresent());
  }

  @Override
  public void inherit(Set<UUID> dead) throws StoreException {
    var _ = calm.write(jdbc -> owners.inherit(jdbc, dead));
  }

  @Override
  public Optional<Notice> take(CallId call) throws StoreException {
    return calm.write(jdbc -> owners.take(jdbc, call));
  }

  @Override
  public Optional<Notice> find(NoticeId id) throws StoreException {
    return calm.read(jdbc -> one(jdbc, id, ""));
  }

  @Override
  public Optional<Notice> own(NoticeId id) throws StoreException {
    return calm.read(jdbc -> one(jdbc, id, owners.own()));
  }

  private static Optional<Notice> one(JdbcTemplate jdbc, NoticeId id, String own) {
    return jdbc
        .query(
            "SELECT * FROM notice WHERE id = ?" + own,
            (row, _) -> NoticeRows.notice(row),
            id.toString())
        .stream()
        .findFirst();
  }

  @Override
  public List<Instant> begunSince(Instant since) throws StoreException {
    return calm.read(jdbc ->
        jdbc.query(
            "SELECT begun_at FROM notice_ring WHERE begun_at >= ? ORDER BY begun_at",
            (row, _) -> Rows.at(row, "begun_at"),
            time(since)));
  }

  /**
   * By when they began, of which there is an index; what began later than now began before the
   * clock was put back, and is in nobody's way.
   */
  @Override
  public Rung rung(Instant now) throws StoreException {
    String since = " WHERE begun_at > ? AND begun_at <= ?";
    String live = "SELECT COUNT(*) FROM notice" + since + " AND state IN ('Dialling', 'Answered')";
    String begun = "SELECT COUNT(*) FROM notice_ring" + since;
    return calm.read(jdbc ->
        new Rung(
            count(jdbc, live, now.minus(CALL_MAX), now),
            count(jdbc, begun, now.minus(NoticePace.WINDOW), now)));
  }

  private static int count(JdbcTemplate jdbc, String sql, Instant after, Instant until) {
    return jdbc.queryForList(sql, Integer.class, time(after), time(until)).getFirst();
  }

  private static @Nullable String openNumber(Notice notice) {
    return notice.settled() ? null : notice.news().number().e164();
  }

  private static @Nullable Object begunAt(Notice notice) {
    Instant begun = notice.begunAt();
    return begun == null ? null : time(begun);
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
