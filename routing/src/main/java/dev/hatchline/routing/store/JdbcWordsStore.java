package dev.hatchline.routing.store;

import static dev.hatchline.routing.store.Statements.time;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.StoreException;
import dev.hatchline.routing.words.MessageWords;
import dev.hatchline.routing.words.WordsState;
import dev.hatchline.routing.words.WordsStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The words of messages in H2 or MySQL. */
final class JdbcWordsStore implements WordsStore {
  private final Calm calm;

  JdbcWordsStore(Calm calm) {
    this.calm = calm;
  }

  @Override
  public boolean add(MessageWords fresh) throws StoreException {
    State state = State.of(fresh.state(), fresh.leftAt());
    return calm.write(jdbc ->
        jdbc.update(
                """
                INSERT IGNORE INTO message_words (file, call_id, caller, left_at, state, tries,
                  due_at, words, confidence_percent) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                fresh.file(),
                fresh.call().toString(),
                Fit.cutOrNull(fresh.caller(), Fit.NUMBER_CHARS_MAX),
                time(fresh.leftAt()),
                state.name(),
                fresh.tries(),
                time(state.due()),
                state.words(),
                state.percent())
            == 1);
  }

  @Override
  public boolean move(MessageWords from, MessageWords to) throws StoreException {
    State state = State.of(to.state(), to.leftAt());
    return calm.write(jdbc ->
        jdbc.update(
                """
                UPDATE message_words SET state = ?, tries = ?, due_at = ?, words = ?,
                  confidence_percent = ? WHERE file = ? AND state = 'Open' AND tries = ?\
                """,
                state.name(),
                to.tries(),
                time(state.due()),
                state.words(),
                state.percent(),
                from.file(),
                from.tries())
            == 1);
  }

  @Override
  public Optional<MessageWords> due(Instant now) throws StoreException {
    return calm.read(jdbc ->
        jdbc
            .query(
                """
                SELECT * FROM message_words WHERE state = 'Open' AND due_at <= ?
                  ORDER BY due_at, left_at, file LIMIT 1\
                """,
                (row, _) -> read(row),
                time(now))
            .stream()
            .findFirst());
  }

  @Override
  public Map<String, WordsState.Understood> understood(Collection<String> files)
      throws StoreException {
    Map<String, WordsState.Understood> found = new HashMap<>();
    if (files.isEmpty()) {
      return found;
    }
    Object[] names = files.stream().limit(WORDS_MAX).toArray();
    String marks = String.join(", ", Collections.nCopies(names.length, "?"));
    List<MessageWords> rows =
        calm.read(jdbc ->
            jdbc.query(
                "SELECT * FROM message_words WHERE state = 'Understood' AND file IN ("
                    + marks
                    + ")",
                (row, _) -> read(row),
                names));
    for (MessageWords row : rows) {
      if (row.state() instanceof WordsState.Understood understood) {
        found.put(row.file(), understood);
      }
    }
    return found;
  }

  @Override
  public List<MessageWords> latest(int max) throws StoreException {
    return calm.read(jdbc ->
        jdbc.query(
            "SELECT * FROM message_words ORDER BY left_at DESC, file LIMIT ?",
            (row, _) -> read(row),
            Math.clamp(max, 0, WORDS_MAX)));
  }

  /** A state as columns. */
  private record State(
      String name, Instant due, @Nullable String words, @Nullable Integer percent) {
    static State of(WordsState state, Instant leftAt) {
      String name = state.getClass().getSimpleName();
      return switch (state) {
        case WordsState.Open(Instant due) -> new State(name, due, null, null);
        case WordsState.Understood(String text, double confidence) ->
            new State(name, leftAt, text, (int) Math.round(100 * confidence));
        case WordsState.Failed() -> new State(name, leftAt, null, null);
      };
    }
  }

  private static MessageWords read(ResultSet row) throws SQLException {
    return new MessageWords(
        row.getString("file"),
        CallId.of(row.getString("call_id")),
        row.getString("caller"),
        Rows.at(row, "left_at"),
        row.getInt("tries"),
        state(row));
  }

  private static WordsState state(ResultSet row) throws SQLException {
    String name = row.getString("state");
    return switch (name) {
      case "Open" -> new WordsState.Open(Rows.at(row, "due_at"));
      case "Understood" ->
          new WordsState.Understood(
              row.getString("words"), row.getInt("confidence_percent") / 100.0);
      case "Failed" -> new WordsState.Failed();
      default -> throw new SQLException("expected how far words are, found '" + name + "'");
    };
  }
}
