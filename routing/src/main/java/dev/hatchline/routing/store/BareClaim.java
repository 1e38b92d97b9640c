package dev.hatchline.routing.store;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.shared.SharedLine;

/**
 * The least that claiming an agent and a caller can be: two conditional updates in one transaction,
 * on the caller's own thread. Benches hold the shared line against it; nobody is rung by it.
 */
public final class BareClaim {
  private final Database database;

  BareClaim(Database database) {
    this.database = database;
  }

  /** False if either was not free. */
  public boolean claim(AgentId agent, CallId call) {
    long until = SharedLine.GIVEN_MAX.toMillis();
    return database.once(() -> {
      int held =
          database
              .jdbc()
              .update(
                  """
                  UPDATE agent_hold SET state = 'RINGING', call_id = ?, until_ms = %1$s + ?
                  WHERE agent = ? AND (state = 'FREE' OR until_ms <= %1$s)\
                  """
                      .formatted(database.now()),
                  call.toString(),
                  until,
                  agent.extension());
      int given =
          database
              .jdbc()
              .update(
                  """
                  UPDATE line_entry SET agent = ?, given_until_ms = %1$s + ?
                  WHERE call_id = ? AND left_ms IS NULL
                    AND (agent IS NULL OR given_until_ms <= %1$s)\
                  """
                      .formatted(database.now()),
                  agent.extension(),
                  until,
                  call.toString());
      return held > 0 && given > 0;
    });
  }

  /** As if they had not been claimed. */
  public void undo(AgentId agent, CallId call) {
    var _ =
        database.once(() -> {
          database
              .jdbc()
              .update(
                  "UPDATE agent_hold SET state = 'FREE', call_id = NULL WHERE agent = ?",
                  agent.extension());
          return database
              .jdbc()
              .update(
                  "UPDATE line_entry SET agent = NULL, given_until_ms = NULL WHERE call_id = ?",
                  call.toString());
        });
  }
}
