package dev.hatchline.routing.shared;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.AgentMove;
import dev.hatchline.routing.Decision;
import dev.hatchline.routing.RoutingEngine;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.RoutingPolicy;
import dev.hatchline.routing.queue.QueueEntry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A routing that has its line in common with those of other engines. Each decides in memory, over
 * all callers and agents; that an agent is rung counts once it has been claimed.
 *
 * <pre>
 *   events --&gt; RoutingEngine --Reserve--&gt; claim --won, our caller------&gt; Reserve: ring
 *                  ^                        | \--won, another's-------&gt; its owner is nudged
 *                  |                        |                            and is Given the agent
 *                  +--- what was in the way-+ lost
 *                  +--- what the others wrote, at each look
 * </pre>
 *
 * When the database does not answer, the engine is alone: it forgets the others' callers and
 * agents, and its decisions need no claim, until it has joined anew. No thread of its own: {@link
 * #handle} returns at once, everything else waits for the database.
 */
public final class CommonLine {
  /** An agent who moves that often while they are told is told of by the next move. */
  private static final int TELL_TRIES = 10;

  private final RoutingEngine engine;
  private final SharedLine line;
  private final Consumer<UUID> nudge;
  private final InstantSource clock;
  private final Mirror mirror = new Mirror();
  private final Outgoing outgoing = new Outgoing(mirror::has);
  private final Lookout lookout;
  private final Claimant claimant;

  /** One at a time asks the database and tells the routing what it says. */
  private final ReentrantLock turn = new ReentrantLock();

  private @Nullable EngineId me;

  /**
   * Alone, until {@link #joined}.
   *
   * @param moves hears of each agent's states, as {@link RoutingEngine} tells them
   * @param nudge is told whose caller has been claimed an agent for; must return at once
   */
  public CommonLine(
      RoutingPolicy policy,
      SharedLine line,
      Consumer<AgentMove> moves,
      Consumer<UUID> nudge,
      Times times) {
    this.line = line;
    this.nudge = nudge;
    this.clock = times.clock();
    Side side = new Side(line, mirror, outgoing, times);
    this.lookout = new Lookout(side);
    this.engine = new RoutingEngine(policy, clock, moves.andThen(outgoing::agent), outgoing::line);
    this.claimant = new Claimant(engine, policy, side, lookout);
  }

  /** To be asked, not to be told. */
  public RoutingEngine engine() {
    return engine;
  }

  /** Whether claims are asked for. */
  public boolean shared() {
    return outgoing.isOpen();
  }

  /**
   * What other engines have agents for, as it was last read or given; some may have lapsed. Safe
   * from any thread.
   */
  public Map<AgentId, Hold> held() {
    return mirror.held();
  }

  /**
   * Takes several events as one; safe from any thread, asks no database.
   *
   * @return what is to be carried out; a Reserve comes later, by {@link #step}, unless alone
   */
  public List<Decision> handle(List<RoutingEvent> events) {
    List<Decision> decisions = new ArrayList<>();
    for (RoutingEvent event : events) {
      // Whose engine died is taken back by ours before the others know that it is dead.
      if (event instanceof RoutingEvent.Joined(QueueEntry entry) && mirror.knows(entry.call())) {
        decisions.addAll(engine.handle(new RoutingEvent.Left(entry.call())));
        mirror.forget(entry.call());
      }
    }
    decisions.addAll(engine.handle(events));
    return sift(decisions);
  }

  private List<Decision> sift(List<Decision> decisions) {
    List<Decision> now = new ArrayList<>();
    for (Decision decision : decisions) {
      switch (decision) {
        case Decision.Reserve r -> {
          if (!outgoing.ask(r)) {
            now.add(r);
          }
        }
        case Decision.RingGiven(AgentId agent, CallId call, QueueEntry _) -> {
          outgoing.won(agent, call);
          outgoing.tell(new LineWrite.Rings(agent, call, claimant.atMost()));
          now.add(decision);
        }
        case Decision.Refused(RoutingEvent.Given(AgentId agent, CallId call), String _) -> {
          outgoing.tell(new LineWrite.Frees(agent, call, null));
          now.add(decision);
        }
        case Decision.PauseAgent _,
            Decision.ResumeAgent _,
            Decision.RepeatedRona _,
            Decision.NobodySignedIn _,
            Decision.ReservationLapsed _,
            Decision.Refused _ ->
            now.add(decision);
      }
    }
    return now;
  }

  /** The engine is alive under this name: its callers and agents are the others' to see. */
  public List<Decision> joined(EngineId as) {
    return inTurn(() -> {
      List<Decision> decisions = new ArrayList<>(alone());
      me = as;
      lookout.begin();
      outgoing.open();
      tellHolds();
      // Nothing is claimed before it is known who waits elsewhere.
      decisions.addAll(looked());
      return decisions;
    });
  }

  /** Until nothing has moved meanwhile, so that what is told last is what is. */
  private void tellHolds() {
    var before = engine.readings().agents();
    for (int i = 0; i < TELL_TRIES; i++) {
      outgoing.holds(before, clock.instant());
      var after = engine.readings().agents();
      if (after.equals(before)) {
        return;
      }
      before = after;
    }
  }

  /** The engine is dead to the others, or the database does not answer. */
  public List<Decision> left() {
    return inTurn(this::alone);
  }

  private List<Decision> alone() {
    List<Decision> decisions = new ArrayList<>();
    for (Decision.Reserve asked : outgoing.close()) {
      if (!mirror.has(asked.call()) && engine.reserved(asked.agent(), asked.call())) {
        decisions.add(asked);
      }
    }
    decisions.addAll(tell(mirror.drop(_ -> true)));
    mirror.clear();
    return decisions;
  }

  /** With a decision that was asked for just now. */
  private List<Decision> alone(Decision.Reserve asked) {
    boolean own = !mirror.has(asked.call()) && engine.reserved(asked.agent(), asked.call());
    List<Decision> decisions = new ArrayList<>(own ? List.of(asked) : List.of());
    decisions.addAll(alone());
    return decisions;
  }

  /** What {@link #step} has come to. */
  public sealed interface Stepped {
    /** There was nothing to do. */
    record Idle() implements Stepped {}

    /** To be carried out; there may be more to do. */
    record Done(List<Decision> decisions) implements Stepped {}
  }

  /** Does what is next: some writes, or a claim. */
  public Stepped step() {
    turn.lock();
    try {
      Outgoing.Work work = outgoing.next();
      if (work == null) {
        return new Stepped.Idle();
      }
      return new Stepped.Done(
          switch (work) {
            case Outgoing.Work.Writes(List<LineWrite> writes) -> write(writes);
            case Outgoing.Work.Ask(Decision.Reserve asked) -> ask(asked);
          });
    } finally {
      turn.unlock();
    }
  }

  private List<Decision> write(List<LineWrite> writes) {
    try {
      line.write(as(), writes);
      return List.of();
    } catch (DatabaseAway _) {
      return alone();
    }
  }

  private EngineId as() {
    return Objects.requireNonNull(me, "it has joined");
  }

  private List<Decision> ask(Decision.Reserve asked) {
    return switch (claimant.ask(as(), asked)) {
      case Claimant.Outcome.Rings _ -> List.of(asked);
      case Claimant.Outcome.Gives(UUID owner, List<RoutingEvent> events) -> {
        nudge.accept(owner);
        yield tell(events);
      }
      case Claimant.Outcome.Tells(List<RoutingEvent> events) -> tell(events);
      case Claimant.Outcome.Away _ -> alone(asked);
    };
  }

  /** Reads what the others have written; to be done each {@link SharedLine#LOOK}, and if nudged. */
  public List<Decision> look() {
    return inTurn(() -> {
      if (!outgoing.isOpen()) {
        return List.of();
      }
      if (lookout.late()) {
        return alone();
      }
      return looked();
    });
  }

  private List<Decision> looked() {
    @Nullable List<RoutingEvent> events = lookout.news(as());
    return events == null ? alone() : tell(events);
  }

  private List<Decision> tell(List<RoutingEvent> events) {
    if (events.isEmpty()) {
      return List.of();
    }
    List<Decision> decisions = engine.handle(events);
    mirror.told(events);
    return sift(decisions);
  }

  private interface Turn {
    List<Decision> take();
  }

  private List<Decision> inTurn(Turn work) {
    turn.lock();
    try {
      return work.take();
    } finally {
      turn.unlock();
    }
  }
}
