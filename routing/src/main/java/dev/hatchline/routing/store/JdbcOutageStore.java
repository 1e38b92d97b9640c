package dev.hatchline.routing.store;

import static dev.hatchline.routing.store.Statements.time;

import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.callback.StoreException;
import dev.hatchline.routing.outage.Area;
import dev.hatchline.routing.outage.Outage;
import dev.hatchline.routing.outage.OutageId;
import dev.hatchline.routing.outage.OutageState;
import dev.hatchline.routing.outage.OutageState.Cleared;
import dev.hatchline.routing.outage.OutageState.Clearing;
import dev.hatchline.routing.outage.OutageState.Open;
import dev.hatchline.routing.outage.OutageStore;
import dev.hatchline.routing.outage.Subscription;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Outages in H2 or MySQL. */
final class JdbcOutageStore implements OutageStore {
  private static final String BETWEEN = " ";

  /** With its places, of which most say nothing. */
  static final String SELECT =
      "SELECT outage.*, outage_places.places FROM outage"
          + " LEFT JOIN outage_places ON outage_places.outage_id = outage.id";

  private final Calm calm;

  JdbcOutageStore(Calm calm) {
    this.calm = calm;
  }

  @Override
  public boolean add(Outage fresh) throws StoreException {
    return calm.write(jdbc -> one(jdbc, fresh.id()).isEmpty() && insert(jdbc, fresh) == 1);
  }

  private static int insert(JdbcTemplate jdbc, Outage fresh) {
    if (!fresh.area().places().isEmpty()) {
      jdbc.update(
          "INSERT INTO outage_places (outage_id, places) VALUES (?, ?)",
          fresh.id().toString(),
          String.join(BETWEEN, fresh.area().places()));
    }
    State state = State.of(fresh.state());
    return jdbc.update(
        """
        INSERT INTO outage (id, dialled, prefixes, sentence, next_news_at, since_at, state,
          all_clear, cleared_at, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        fresh.id().toString(),
        String.join(BETWEEN, fresh.area().lines()),
        String.join(BETWEEN, fresh.area().prefixes()),
        fresh.sentence(),
        timeOrNull(fresh.nextNews()),
        time(fresh.since()),
        state.name(),
        state.sentence(),
        timeOrNull(state.at()),
        fresh.version());
  }

  @Override
  public boolean move(Outage from, Outage to) throws StoreException {
    State state = State.of(to.state());
    return calm.write(jdbc ->
        jdbc.update(
                """
                UPDATE outage SET sentence = ?, next_news_at = ?, state = ?, all_clear = ?,
                  cleared_at = ?, version = ? WHERE id = ? AND version = ?\
                """,
                to.sentence(),
                timeOrNull(to.nextNews()),
                state.name(),
                state.sentence(),
                timeOrNull(state.at()),
                to.version(),
                to.id().toString(),
                from.version())
            == 1);
  }

  @Override
  public List<Outage> unfinished() throws StoreException {
    return calm.read(jdbc ->
        jdbc.query(
            SELECT + " WHERE state <> 'Cleared' ORDER BY since_at, id", (row, _) -> outage(row)));
  }

  @Override
  public Optional<Outage> find(OutageId id) throws StoreException {
    return calm.read(jdbc -> one(jdbc, id));
  }

  private static Optional<Outage> one(JdbcTemplate jdbc, OutageId id) {
    return jdbc.query(SELECT + " WHERE id = ?", (row, _) -> outage(row), id.toString()).stream()
        .findFirst();
  }

  @Override
  public List<Outage> latest(int max) throws StoreException {
    return calm.read(jdbc ->
        jdbc.query(
            SELECT + " ORDER BY since_at DESC, id LIMIT ?",
            (row, _) -> outage(row),
            Math.clamp(max, 0, LATEST_MAX)));
  }

  @Override
  public boolean subscribe(Subscription s) throws StoreException {
    return calm.write(jdbc -> isNew(jdbc, s) && insert(jdbc, s) == 1);
  }

  private static boolean isNew(JdbcTemplate jdbc, Subscription s) {
    return jdbc.query(
            "SELECT * FROM outage_subscriber WHERE outage_id = ? AND number = ?",
            (row, _) -> subscription(row),
            s.outage().toString(),
            s.number().e164())
        .isEmpty();
  }

  private static int insert(JdbcTemplate jdbc, Subscription s) {
    return jdbc.update(
        "INSERT INTO outage_subscriber (outage_id, number, line, call_id, at)"
            + " VALUES (?, ?, ?, ?, ?)",
        s.outage().toString(),
        s.number().e164(),
        s.line(),
        s.call().toString(),
        time(s.at()));
  }

  @Override
  public List<Subscription> subscriptions(OutageId id) throws StoreException {
    return calm.read(jdbc ->
        jdbc.query(
            "SELECT * FROM outage_subscriber WHERE outage_id = ? ORDER BY at, number",
            (row, _) -> subscription(row),
            id.toString()));
  }

  @Override
  public Map<OutageId, Integer> subscribers() throws StoreException {
    return calm.read(jdbc -> {
      Map<OutageId, Integer> counts = new HashMap<>();
      jdbc.query(
          "SELECT outage_id, COUNT(*) AS n FROM outage_subscriber GROUP BY outage_id",
          (ResultSet row) -> {
            counts.put(OutageId.of(row.getString("outage_id")), row.getInt("n"));
          });
      return counts;
    });
  }

  /** A state as columns. */
  private record State(String name, @Nullable String sentence, @Nullable Instant at) {
    static State of(OutageState state) {
      String name = state.getClass().getSimpleName();
      return switch (state) {
        case Open _ -> new State(name, null, null);
        case Clearing(String sentence, Instant at) -> new State(name, sentence, at);
        case Cleared(String sentence, Instant at) -> new State(name, sentence, at);
      };
    }
  }

  static Outage outage(ResultSet row) throws SQLException {
    return new Outage(
        OutageId.of(row.getString("id")),
        new Area(parts(row, "dialled"), parts(row, "prefixes"), parts(row, "places")),
        row.getString("sentence"),
        Rows.atOrNull(row, "next_news_at"),
        Rows.at(row, "since_at"),
        state(row),
        row.getInt("version"));
  }

  private static NavigableSet<String> parts(ResultSet row, String column) throws SQLException {
    NavigableSet<String> parts = new TreeSet<>();
    String written = row.getString(column);
    Stream.of(written == null ? new String[0] : written.split(BETWEEN, -1))
        .filter(part -> !part.isEmpty())
        .forEach(parts::add);
    return parts;
  }

  private static OutageState state(ResultSet row) throws SQLException {
    String state = row.getString("state");
    return switch (state) {
      case "Open" -> new Open();
      case "Clearing" -> new Clearing(row.getString("all_clear"), Rows.at(row, "cleared_at"));
      case "Cleared" -> new Cleared(row.getString("all_clear"), Rows.at(row, "cleared_at"));
      default -> throw new SQLException("expected an outage's state, found '" + state + "'");
    };
  }

  private static Subscription subscription(ResultSet row) throws SQLException {
    return new Subscription(
        OutageId.of(row.getString("outage_id")),
        new PhoneNumber(row.getString("number")),
        row.getString("line"),
        CallId.of(row.getString("call_id")),
        Rows.at(row, "at"));
  }

  private static @Nullable Object timeOrNull(@Nullable Instant at) {
    return at == null ? null : time(at);
  }
}
