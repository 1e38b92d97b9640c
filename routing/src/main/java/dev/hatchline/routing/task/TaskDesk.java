package dev.hatchline.routing.task;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.agent.MissReason;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.callback.Outbox;
import dev.hatchline.routing.callback.StoreException;
import dev.hatchline.routing.queue.QueueEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The door of the messages' tasks. Safe to call from any thread. Memory knows who stands in our
 * line; who may offer a message, the store decides, by the version of its row.
 */
public final class TaskDesk {
  /** Heard, and neither key pressed: offered again so much later. */
  public static final Duration AGAIN = Duration.ofMinutes(5);

  /** Not rung, for Asterisk did not do it: offered again so much later. */
  static final Duration NOT_RUNG = Duration.ofSeconds(30);

  private static final char DONE = '1';
  private static final char CALL = '2';

  private final ReentrantLock lock = new ReentrantLock();
  private final Outbox outside = new Outbox();
  private final Map<UUID, Held> held = new HashMap<>();
  private final Map<CallId, Held> attempts = new HashMap<>();
  private final TaskPorts ports;
  private final ByHand byHand;

  /** Nothing is in line yet; see {@link #look}. */
  public TaskDesk(TaskPorts ports) {
    this.ports = ports;
    this.byHand = new ByHand(ports, this::kept);
  }

  // ---- What the store has

  /** Begins it, unless it has been begun before; waits for the store. */
  public boolean add(MessageTask task) throws StoreException {
    return ports.store().add(task);
  }

  /**
   * Brings what is free into line, and takes out of it what others have meanwhile; waits for the
   * store.
   */
  public void look() throws StoreException {
    List<MessageTask> open = ports.store().open(TaskStore.TASKS_MAX);
    locked(() -> {
      Instant now = ports.clock().instant();
      Map<UUID, MessageTask> free =
          open.stream()
              .filter(task -> task.state().free(now))
              .collect(Collectors.toMap(MessageTask::id, Function.identity()));
      for (Held mine : List.copyOf(held.values())) {
        if (mine.agent == null && !free.containsKey(mine.task.id())) {
          forget(mine);
          tell(new RoutingEvent.Left(mine.attempt));
        }
      }
      free.values().forEach(task -> join(task, now));
    });
  }

  private void join(MessageTask task, Instant now) {
    Held there = held.get(task.id());
    if (there != null) {
      there.task = there.agent == null && task.version() > there.task.version() ? task : there.task;
      return;
    }
    Held fresh = new Held(new CallId(ports.random().get()), task);
    held.put(task.id(), fresh);
    attempts.put(fresh.attempt, fresh);
    tell(
        new RoutingEvent.Joined(
            new QueueEntry(
                    fresh.attempt,
                    task.left().queue(),
                    task.left().firstRing(),
                    now,
                    ports.credit().apply(task),
                    ports.affinity().apply(task).orElse(null))
                .offPhone()));
  }

  private void forget(Held mine) {
    held.remove(mine.task.id(), mine);
    attempts.remove(mine.attempt, mine);
  }

  // ---- An agent is set aside

  /** Routing has set an agent aside; false if it is no task's. */
  public boolean reserve(AgentId agent, CallId attempt) {
    return of(
        attempt,
        mine -> {
          if (ports.line().reserved(agent, attempt)) { // else taken back before the word of it came
            mine.agent = agent;
            next(mine, () -> claim(mine, agent));
          }
          return true;
        });
  }

  private void claim(Held mine, AgentId agent) {
    MessageTask from = mine.task;
    Instant until = ports.clock().instant().plus(ports.offer().apply(from));
    MessageTask to = from.in(new TaskState.Offered(mine.attempt, agent, until));
    boolean ours = from.state().open() && moved(from, to);
    locked(() -> {
      if (!mine.with(agent)) {
        mine.task = ours ? to : mine.task;
        return; // taken back meanwhile
      }
      if (ours && !mine.settled) {
        mine.task = to;
        outside.add(() -> ports.phones().ring(to, mine.attempt, agent));
      } else {
        forget(mine);
        tell(new RoutingEvent.Left(mine.attempt));
        tell(new RoutingEvent.Missed(agent, mine.attempt, MissReason.CANCELLED));
      }
    });
  }

  private boolean moved(MessageTask from, MessageTask to) {
    try {
      return ports.store().move(from, to);
    } catch (StoreException _) {
      return false; // who does not know whether it is theirs leaves it to the next look
    }
  }

  /** Routing has taken an agent back; false if the call is no task's. */
  public boolean lapsed(AgentId agent, CallId attempt) {
    return of(
        attempt,
        mine -> {
          if (mine.with(agent) && !mine.up) {
            outside.add(() -> ports.phones().hangUp(attempt, agent));
            free(mine);
          }
          return true;
        });
  }

  private void free(Held mine) {
    mine.agent = null;
    next(mine, () -> back(mine, ports.clock().instant()));
  }

  /** Anybody's again from then on. */
  private void back(Held mine, Instant due) {
    MessageTask from = mine.task;
    if (from.state() instanceof TaskState.Offered) {
      MessageTask to = from.in(new TaskState.Open(due));
      if (moved(from, to)) {
        locked(() -> mine.task = to);
      }
    }
  }

  // ---- The agent's phone

  /** The agent has picked up; false if that was for no task of ours. */
  public boolean up(CallId attempt, AgentId agent) {
    return of(
        attempt,
        mine -> {
          if (!mine.with(agent)) {
            return false;
          }
          mine.up = true;
          tell(new RoutingEvent.Answered(agent, attempt));
          MessageTask task = mine.task;
          outside.add(() -> ports.news().accept(new TaskNews.Heard(task, attempt, agent)));
          return true;
        });
  }

  /** The phone was rung in vain: the task keeps its place. */
  public boolean down(CallId attempt, AgentId agent, MissReason why) {
    return of(
        attempt,
        mine -> {
          if (!mine.with(agent)) {
            return false;
          }
          free(mine);
          tell(new RoutingEvent.Missed(agent, attempt, why));
          return true;
        });
  }

  /** The phone does not ring, for no fault of the agent's: the task is looked at again later. */
  public void notRung(CallId attempt, AgentId agent) {
    of(
        attempt,
        mine -> {
          if (mine.with(agent) && !mine.up) {
            forget(mine);
            Instant due = ports.clock().instant().plus(NOT_RUNG);
            next(mine, () -> back(mine, due));
            tell(new RoutingEvent.Left(attempt));
          }
          return true;
        });
  }

  /** The agent has pressed a key while, or after, hearing it. */
  public void pressed(CallId attempt, AgentId agent, char key) {
    of(
        attempt,
        mine -> {
          if (mine.with(agent) && mine.up && !mine.settled && (key == DONE || key == CALL)) {
            mine.settled = true;
            next(mine, key == DONE ? () -> done(mine, agent) : () -> call(mine, agent));
          }
          return true;
        });
  }

  private boolean done(Held mine, AgentId agent) {
    return end(mine, agent, new TaskState.Done(agent, ports.clock().instant()));
  }

  private void call(Held mine, AgentId agent) {
    Called called = ports.phones().callBack(mine.task, agent).join();
    ports.phones().tell(called, mine.attempt, agent);
    switch (called) {
      case Called.Promised(CallbackId id) -> {
        var _ = end(mine, agent, new TaskState.CalledBack(agent, ports.clock().instant(), id));
      }
      case Called.NotNow _ -> back(mine, ports.clock().instant().plus(AGAIN));
      case Called.Never(String why) -> {
        // Offered again it would end in the same way, and keep agents from callers.
        if (done(mine, agent)) {
          ports.news().accept(new TaskNews.NotCalled(mine.task, agent, why));
        }
      }
    }
  }

  private boolean end(Held mine, AgentId agent, TaskState state) {
    MessageTask to = mine.task.in(state);
    boolean ours = moved(mine.task, to);
    if (ours) {
      locked(() -> mine.task = to);
      ports.news().accept(new TaskNews.Ended(to, agent));
    }
    return ours;
  }

  /** The agent has hung up, or the dialplan has; who said nothing is offered it again later. */
  public void gone(CallId attempt, AgentId agent) {
    of(
        attempt,
        mine -> {
          if (mine.with(agent) && mine.up) {
            forget(mine);
            if (!mine.settled) {
              next(mine, () -> back(mine, ports.clock().instant().plus(AGAIN)));
            }
            tell(new RoutingEvent.AgentFreed(agent, attempt));
          }
          return true;
        });
  }

  /** Asterisk is in sight again; of whom nothing is left there hung up meanwhile. */
  public void inSight(BiPredicate<CallId, AgentId> listens) {
    locked(() -> {
      for (Held mine : List.copyOf(held.values())) {
        AgentId agent = mine.agent;
        if (agent != null && mine.up && !listens.test(mine.attempt, agent)) {
          outside.add(() -> gone(mine.attempt, agent));
        }
      }
    });
  }

  /** Nobody can be rung: what waits stands in no line until it is looked at again. */
  public void rest() {
    locked(() -> {
      for (Held mine : List.copyOf(held.values())) {
        if (mine.agent == null) {
          forget(mine);
          tell(new RoutingEvent.Left(mine.attempt));
        }
      }
    });
  }

  /** Whether this agent is rung, or listens, for a task of ours. */
  public boolean has(CallId attempt, AgentId agent) {
    return of(attempt, mine -> mine.with(agent));
  }

  // ---- By hand

  /** The agent has heard it at the screen; waits for the store. */
  public Taken done(UUID id, AgentId agent) {
    return byHand.take(
        id, agent, _ -> Optional.of(new TaskState.Done(agent, ports.clock().instant())));
  }

  /** The customer is to be called; waits for the store. */
  public Taken callBack(UUID id, AgentId agent) {
    return byHand.take(
        id, agent, task -> calledBack(agent, ports.phones().callBack(task, agent).join()));
  }

  private Optional<TaskState> calledBack(AgentId agent, Called called) {
    return switch (called) {
      case Called.Promised(CallbackId id) ->
          Optional.of(new TaskState.CalledBack(agent, ports.clock().instant(), id));
      case Called.NotNow _, Called.Never _ -> Optional.empty(); // the agent sees that, and ends it
    };
  }

  /** Somebody has done something with it by hand. */
  private void kept(MessageTask to) {
    locked(() -> {
      Held there = held.get(to.id());
      if (there != null && there.agent == null && !to.state().open()) {
        forget(there);
        tell(new RoutingEvent.Left(there.attempt));
      } else if (there != null) {
        there.task = to;
        there.settled = !to.state().open();
      }
    });
  }

  // ---- Within

  private void next(Held mine, Runnable work) {
    mine.next(work, ports.writers(), fault -> failed(mine, fault));
  }

  /** Nobody is kept for it who does not hear it: its agent is free, and it is looked at anew. */
  private void failed(Held mine, Throwable fault) {
    ports.news().accept(new TaskNews.Failed(mine.task, fault));
    locked(() -> {
      AgentId agent = mine.agent;
      if (attempts.get(mine.attempt) == mine && agent != null && !mine.up) {
        outside.add(() -> ports.phones().hangUp(mine.attempt, agent));
        forget(mine);
        tell(new RoutingEvent.Left(mine.attempt));
        tell(new RoutingEvent.Missed(agent, mine.attempt, MissReason.CANCELLED));
      }
    });
  }

  private boolean of(CallId attempt, Function<Held, Boolean> act) {
    boolean[] answer = new boolean[1];
    locked(() -> {
      Held mine = attempts.get(attempt);
      answer[0] = mine != null && act.apply(mine);
    });
    return answer[0];
  }

  private void tell(RoutingEvent event) {
    outside.add(() -> ports.line().tell(event));
  }

  /** What is to be done outside is done in the order of the decisions. */
  private void locked(Runnable work) {
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
    }
    var _ = outside.empty();
  }
}
