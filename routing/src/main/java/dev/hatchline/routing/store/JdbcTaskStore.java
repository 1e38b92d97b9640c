package dev.hatchline.routing.store;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.callback.StoreException;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.task.MessageTask;
import dev.hatchline.routing.task.MessageTask.Left;
import dev.hatchline.routing.task.TaskState;
import dev.hatchline.routing.task.TaskStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Messages' tasks in H2 or MySQL, on a thread of ours that nobody interrupts. */
final class JdbcTaskStore implements TaskStore, AutoCloseable {
  static final int THREADS = 1;
  private static final int WAITING_MAX = 200;

  private static final String INSERT =
      """
      INSERT IGNORE INTO message_task (id, call_id, file, customer, line, queue, rang_at, rang_seq,
        left_at, case_id, state, still_open, state_at, agent, attempt, callback_id, version)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final String UPDATE =
      """
      UPDATE message_task SET state = ?, still_open = ?, state_at = ?, agent = ?, attempt = ?,
        callback_id = ?, version = ? WHERE id = ? AND version = ?\
      """;

  private final Database database;
  private final Readers threads;

  JdbcTaskStore(Database database) {
    this.database = database;
    this.threads = new Readers(database.name(), THREADS, WAITING_MAX, "task-store-");
  }

  @Override
  public boolean add(MessageTask task) throws StoreException {
    Left left = task.left();
    PhoneNumber customer = left.customer();
    State state = State.of(task.state());
    return kept(() ->
        database
            .jdbc()
            .update(
                INSERT,
                task.id().toString(),
                left.call().toString(),
                left.file(),
                customer == null ? null : customer.e164(),
                left.line(),
                left.queue(),
                Statements.time(left.firstRing().at()),
                left.firstRing().sequence(),
                Statements.time(left.at()),
                task.in().toString(),
                state.name(),
                state.open(),
                state.at(),
                state.agent(),
                state.attempt(),
                state.callback(),
                task.version()));
  }

  @Override
  public boolean move(MessageTask from, MessageTask to) throws StoreException {
    State state = State.of(to.state());
    return kept(() ->
        database
            .jdbc()
            .update(
                UPDATE,
                state.name(),
                state.open(),
                state.at(),
                state.agent(),
                state.attempt(),
                state.callback(),
                to.version(),
                from.id().toString(),
                from.version()));
  }

  @Override
  public Optional<MessageTask> find(UUID id) throws StoreException {
    return query("SELECT * FROM message_task WHERE id = ?", id.toString()).stream().findFirst();
  }

  @Override
  public List<MessageTask> open(int max) throws StoreException {
    return query(
        "SELECT * FROM message_task WHERE still_open = TRUE ORDER BY rang_at, rang_seq, id LIMIT ?",
        Math.clamp(max, 0, TASKS_MAX));
  }

  private List<MessageTask> query(String sql, Object value) throws StoreException {
    return run(() -> database.jdbc().query(sql, (row, _) -> read(row), value));
  }

  /** The columns of a state; {@code at} is when it is due, is over, or was reached. */
  private record State(
      String name,
      @Nullable Boolean open,
      Object at,
      @Nullable String agent,
      @Nullable String attempt,
      @Nullable String callback) {
    static State of(TaskState state) {
      return switch (state) {
        case TaskState.Open(var due) ->
            new State("Open", true, Statements.time(due), null, null, null);
        case TaskState.Offered(CallId attempt, AgentId agent, var until) ->
            new State(
                "Offered",
                true,
                Statements.time(until),
                agent.extension(),
                attempt.toString(),
                null);
        case TaskState.Done(AgentId agent, var at) ->
            new State("Done", null, Statements.time(at), agent.extension(), null, null);
        case TaskState.CalledBack(AgentId agent, var at, CallbackId callback) ->
            new State(
                "CalledBack",
                null,
                Statements.time(at),
                agent.extension(),
                null,
                callback.toString());
      };
    }
  }

  static MessageTask read(ResultSet row) throws SQLException {
    String customer = row.getString("customer");
    return new MessageTask(
        UUID.fromString(row.getString("id")),
        new Left(
            CallId.of(row.getString("call_id")),
            row.getString("file"),
            customer == null ? null : new PhoneNumber(customer),
            row.getString("line"),
            row.getString("queue"),
            new FirstRing(Rows.at(row, "rang_at"), row.getLong("rang_seq")),
            Rows.at(row, "left_at")),
        CaseId.of(row.getString("case_id")),
        state(row),
        row.getInt("version"));
  }

  private static TaskState state(ResultSet row) throws SQLException {
    String name = row.getString("state");
    return switch (name) {
      case "Open" -> new TaskState.Open(Rows.at(row, "state_at"));
      case "Offered" ->
          new TaskState.Offered(
              CallId.of(row.getString("attempt")), agent(row), Rows.at(row, "state_at"));
      case "Done" -> new TaskState.Done(agent(row), Rows.at(row, "state_at"));
      case "CalledBack" ->
          new TaskState.CalledBack(
              agent(row), Rows.at(row, "state_at"), CallbackId.of(row.getString("callback_id")));
      default -> throw new SQLException("expected the state of a task, found '" + name + "'");
    };
  }

  private static AgentId agent(ResultSet row) throws SQLException {
    return new AgentId(row.getString("agent"));
  }

  /** On the disk when it returns; whether a row was changed. */
  private boolean kept(Supplier<Integer> work) throws StoreException {
    int rows = run(work);
    try {
      database.keep();
    } catch (StoreFault fault) {
      throw new StoreException(String.valueOf(fault.getMessage()), fault);
    }
    return rows > 0;
  }

  private <T> T run(Supplier<T> work) throws StoreException {
    return database.answer(threads, work);
  }

  @Override
  public void close() {
    threads.close();
  }
}
