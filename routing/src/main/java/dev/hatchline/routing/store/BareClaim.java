package dev.hatchline.routing.store;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.shared.SharedLine;

/**
 * The least that claiming an agent and a caller can be: two conditional updates in one transaction,
 * on the caller's own thread and a connection that keeps them prepared, as the shared line's does.
 * Benches hold the shared line against it; nobody is rung by it. One thread at a time.
 */
public final class BareClaim implements AutoCloseable {
  private static final String UNDO_HOLD =
      "UPDATE agent_hold SET state = 'FREE', call_id = NULL WHERE agent = ?";

  private static final String UNDO_GIVE =
      "UPDATE line_entry SET agent = NULL, given_until_ms = NULL WHERE call_id = ?";

  private final KeptConnection kept;
  private final String hold;
  private final String give;

  BareClaim(Database database) {
    this.kept = database.kept(SharedLine.ANSWER_MAX);
    this.hold =
        """
        UPDATE agent_hold SET state = 'RINGING', call_id = ?, until_ms = %1$s + ?
        WHERE agent = ? AND (state = 'FREE' OR until_ms <= %1$s)\
        """
            .formatted(database.now());
    this.give =
        """
        UPDATE line_entry SET agent = ?, given_until_ms = %1$s + ?
        WHERE call_id = ? AND left_ms IS NULL
          AND (agent IS NULL OR given_until_ms <= %1$s)\
        """
            .formatted(database.now());
  }

  /** False if either was not free. */
  public boolean claim(AgentId agent, CallId call) {
    long until = SharedLine.GIVEN_MAX.toMillis();
    return kept.once(
        () -> {
          int held = kept.update(hold, call.toString(), until, agent.extension());
          int given = kept.update(give, agent.extension(), until, call.toString());
          return held > 0 && given > 0;
        },
        _ -> false);
  }

  /** As if they had not been claimed. */
  public void undo(AgentId agent, CallId call) {
    var _ =
        kept.once(
            () ->
                kept.update(UNDO_HOLD, agent.extension()) + kept.update(UNDO_GIVE, call.toString()),
            _ -> false);
  }

  @Override
  public void close() {
    kept.close();
  }
}
