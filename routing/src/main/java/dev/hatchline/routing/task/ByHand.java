package dev.hatchline.routing.task;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.StoreException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** What agents do with messages at their screens. */
final class ByHand {
  private final TaskPorts ports;
  private final Consumer<MessageTask> kept;

  /**
   * Nothing is done yet.
   *
   * @param kept hears what is in the store now
   */
  ByHand(TaskPorts ports, Consumer<MessageTask> kept) {
    this.ports = ports;
    this.kept = kept;
  }

  /** First it is the agent's alone, then it is done: what two do at once, one does. */
  Taken take(UUID id, AgentId agent, Function<MessageTask, Optional<TaskState>> act) {
    try {
      Optional<MessageTask> found = ports.store().find(id);
      if (found.isEmpty()) {
        return new Taken.Unknown();
      }
      MessageTask task = found.get();
      Instant now = ports.clock().instant();
      boolean mine =
          task.state() instanceof TaskState.Offered offered && offered.agent().equals(agent);
      if (!task.state().open()
          || (task.state() instanceof TaskState.Offered && !mine && !task.state().free(now))) {
        return refused(task);
      }
      CallId by = new CallId(ports.random().get());
      Instant until = now.plus(ports.offer().apply(task));
      MessageTask ours = task.in(new TaskState.Offered(by, agent, until));
      if (!ports.store().move(task, ours)) {
        return refused(ports.store().find(id).orElse(task));
      }
      return ended(ours, agent, act.apply(ours));
    } catch (StoreException _) {
      return new Taken.StoreAway();
    }
  }

  private Taken ended(MessageTask ours, AgentId agent, Optional<TaskState> state)
      throws StoreException {
    MessageTask to = ours.in(state.orElseGet(() -> new TaskState.Open(ports.clock().instant())));
    if (!ports.store().move(ours, to)) {
      return refused(ours);
    }
    kept.accept(to);
    if (to.state().open()) {
      return new Taken.Refused("expected a customer who can be called");
    }
    ports.news().accept(new TaskNews.Ended(to, agent));
    return new Taken.Done(to);
  }

  private static Taken refused(MessageTask task) {
    return new Taken.Refused("expected a message that is nobody's, found it " + task.state());
  }
}
