package dev.hatchline.routing.shared;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.Decision;
import dev.hatchline.routing.RoutingEngine;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.RoutingPolicy;
import dev.hatchline.routing.agent.MissReason;
import dev.hatchline.routing.queue.QueueEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks the database whether a decision may be, and says what follows from its answer. One thread at
 * a time.
 */
final class Claimant {
  private final RoutingEngine engine;
  private final Side side;
  private final Lookout lookout;
  private final Map<AgentId, Set<String>> queues;
  private final Duration atMost;

  Claimant(RoutingEngine engine, RoutingPolicy policy, Side side, Lookout lookout) {
    this.engine = engine;
    this.side = side;
    this.lookout = lookout;
    this.queues = policy.queuesOf();
    this.atMost = policy.limits().reserveMax().plus(SharedLine.GRACE);
  }

  /** What has become of a decision that was asked for. */
  sealed interface Outcome {
    /** The agent is to be rung, as it was decided. */
    record Rings() implements Outcome {}

    /** The agent is held for a caller of this owner, who is to be nudged; the routing is told. */
    record Gives(UUID owner, List<RoutingEvent> events) implements Outcome {}

    /** Nobody is rung for now: the routing is told what was in the way, if anything is. */
    record Tells(List<RoutingEvent> events) implements Outcome {}

    /** The database does not answer. */
    record Away() implements Outcome {}
  }

  /** For so long an agent is held for a caller of ours at most. */
  Duration atMost() {
    return atMost;
  }

  Outcome ask(EngineId me, Decision.Reserve asked) {
    AgentId agent = asked.agent();
    CallId call = asked.call();
    if (!engine.reserved(agent, call)) {
      // Put back meanwhile, and perhaps before those of whom nothing has been asked yet.
      return new Outcome.Tells(withdrawn());
    }
    if (!engine.comesFirst(agent, call)) {
      // Somebody of an earlier place has come, or is put back, since it was decided.
      return anew(asked, withdrawn());
    }
    @Nullable UUID foreign = side.mirror().owner(call);
    UUID owner = foreign == null ? me.incarnation() : foreign;
    Set<String> served = queues.getOrDefault(agent, Set.of(asked.entry().queue()));
    Claim claim =
        side.line()
            .claim(
                new Claiming(
                    me, agent, served, asked.entry(), owner, atMost, side.mirror().seen()));
    return switch (claim) {
      case Claim.Won(Duration until) ->
          foreign == null ? won(asked) : gaveAway(asked, owner, until);
      case Claim.Unreachable _ -> new Outcome.Away();
      case Claim.Lost lost -> lost(me, asked, lost, owner);
    };
  }

  private Outcome won(Decision.Reserve asked) {
    side.outgoing().won(asked.agent(), asked.call());
    if (engine.reserved(asked.agent(), asked.call())) {
      return new Outcome.Rings();
    }
    side.outgoing().giveBack(asked.agent(), asked.call());
    return new Outcome.Tells(List.of());
  }

  private Outcome gaveAway(Decision.Reserve asked, UUID owner, Duration until) {
    Hold hold = new Hold(Hold.State.GIVEN, owner, asked.call(), until);
    List<RoutingEvent> events = new ArrayList<>(side.mirror().held(asked.agent(), hold, now()));
    events.add(cancelled(asked));
    return new Outcome.Gives(owner, events);
  }

  /**
   * What was in the way is known before anybody is matched again; and so is everybody of whom
   * nothing has been asked yet, as else those who come after would go before.
   */
  private Outcome lost(EngineId me, Decision.Reserve asked, Claim.Lost lost, UUID owner) {
    List<RoutingEvent> events = new ArrayList<>();
    switch (lost) {
      case Claim.AgentHeld(Hold hold) -> events.addAll(held(me, asked.agent(), hold));
      case Claim.CallerHeld(AgentId other, Duration left) ->
          events.addAll(
              side.mirror()
                  .held(other, new Hold(Hold.State.GIVEN, owner, asked.call(), left), now()));
      case Claim.CallerGone() -> events.addAll(gone(asked.call()));
      case Claim.ElderUnseen() -> {
        @Nullable List<RoutingEvent> news = lookout.news(me);
        if (news == null) {
          return new Outcome.Away();
        }
        events.addAll(news);
      }
    }
    events.addAll(withdrawn());
    return anew(asked, events);
  }

  private List<RoutingEvent> held(EngineId me, AgentId agent, Hold hold) {
    @Nullable CallId call = hold.call();
    boolean ours = hold.owner().equals(me.incarnation());
    return ours && call != null
        ? List.of(new RoutingEvent.Given(agent, call))
        : side.mirror().held(agent, hold, now());
  }

  /** A caller of ours of whom the database has lost hold is told to it again. */
  private List<RoutingEvent> gone(CallId call) {
    @Nullable QueueEntry own = side.outgoing().own(call);
    if (own == null) {
      return List.of(new RoutingEvent.Left(call));
    }
    side.outgoing().tell(new LineWrite.Joins(own));
    return List.of();
  }

  private List<RoutingEvent> withdrawn() {
    List<RoutingEvent> events = new ArrayList<>();
    side.outgoing().withdraw().forEach(each -> events.add(cancelled(each)));
    return events;
  }

  /** The routing decides anew, once it knows this. */
  private static Outcome anew(Decision.Reserve asked, List<RoutingEvent> events) {
    List<RoutingEvent> told = new ArrayList<>(events);
    told.add(cancelled(asked));
    return new Outcome.Tells(told);
  }

  private static RoutingEvent cancelled(Decision.Reserve asked) {
    return new RoutingEvent.Missed(asked.agent(), asked.call(), MissReason.CANCELLED);
  }

  private Instant now() {
    return side.times().clock().instant();
  }
}
