package dev.hatchline.app.callback;

import dev.hatchline.app.numbers.PhoneNumbers;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.call.Place;
import dev.hatchline.conf.DialPolicy;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.routing.agent.MissReason;
import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.CallbackDesk;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.callback.CallbackNews;
import dev.hatchline.routing.callback.CallbackOwners;
import dev.hatchline.routing.callback.CallbackPorts;
import dev.hatchline.routing.callback.CallbackReadings;
import dev.hatchline.routing.callback.CallbackState;
import dev.hatchline.routing.callback.CallbackStore;
import dev.hatchline.routing.callback.Closing;
import dev.hatchline.routing.callback.Ledger;
import dev.hatchline.routing.callback.Line;
import dev.hatchline.routing.callback.RetryPolicy;
import dev.hatchline.routing.callback.StoreException;
import dev.hatchline.routing.queue.Affinity;
import dev.hatchline.telephony.AsteriskEvent;
import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.DialResult;
import dev.hatchline.telephony.Dialler;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls that we owe: what may be promised, in what words, and everything that the desk of the
 * routing needs of the house. Safe from any thread; only {@link #promise} waits, for the store.
 */
public final class Callbacks implements Reserving, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Callbacks.class);

  /**
   * What callbacks need of the house.
   *
   * @param owners which of them are this engine's
   * @param outlook where somebody would stand who joined this queue now
   * @param affinity the agent whom a customer would rather have, as far as is known at hand
   * @param live hears of agents for customers who have answered
   * @param news for pages, meters and people; must return at once
   */
  public record House(
      OperatorConfig config,
      PhoneNumbers numbers,
      CallbackStore store,
      CallbackOwners owners,
      Dialler dialler,
      Line line,
      Function<String, Place> outlook,
      Function<CallbackId, Optional<Affinity>> affinity,
      LiveCalls live,
      Consumer<CallbackNews> news,
      ScheduledExecutorService timer,
      InstantSource clock) {}

  /** The calls of customers who have answered. Each returns false if there is no such call. */
  public interface LiveCalls {
    boolean agentThere(CallId call, AgentId agent);

    boolean agentMissed(CallId call, AgentId agent, DialResult why);

    /** Who talks to which agent now. */
    Map<CallId, AgentId> talking();
  }

  private final House house;
  private final DialPolicy dialPolicy;
  private final Promises promises;
  private final AgentLegs legs = new AgentLegs();
  private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();
  private final CallbackDesk desk;
  private final Appointments appointments;

  public Callbacks(House house) {
    this.house = house;
    this.dialPolicy = DialPolicy.of(house.config());
    Wakes wakes = new Wakes(house.timer(), house.clock(), this::tick);
    dev.hatchline.conf.Callbacks rules = house.config().callback();
    RetryPolicy retry = new RetryPolicy(rules.again(), rules.hours()::next);
    this.promises = new Promises(house, retry);
    this.desk =
        new CallbackDesk(
            CallbackRules.policy(house.config(), retry),
            new CallbackPorts(
                house.store(),
                new CustomerDials(house.config(), house.dialler()),
                house.line(),
                house.clock(),
                this::heard,
                wakes::at,
                writers,
                UUID::randomUUID,
                request -> CallbackRules.credit(house.config(), request),
                house.affinity(),
                house.owners()));
    this.appointments = new Appointments(house.config(), desk, house.clock());
  }

  // ---- Asking

  /** Whether a promise could be made at this moment. */
  public boolean offered(OperatorConfig.Line line) {
    CallbackReadings now = desk.readings();
    return line.callback() && dialPolicy.dialsAny() && now.ready() && now.storeUp();
  }

  /** Why this number is never called; empty when it may be. */
  public Optional<String> shut(PhoneNumber number) {
    return dialPolicy.refusal(number.e164()).map(why -> "We do not call that number: " + why + ".");
  }

  /** Promises a call, and says it in words; waits for the store. */
  public Said promise(Wish wish) {
    Optional<String> shut = shut(wish.number());
    return shut.isPresent()
        ? new Said.Refused("number", shut.get(), null)
        : promises.of(wish, desk::promise);
  }

  /**
   * Our side has dropped somebody who waited: they are called, unasked, in their place, where the
   * operator wants it and the number is known and allowed. Returns at once.
   */
  public void repair(Waited who) {
    promises.owed(who).ifPresent(wish -> later(() -> repair(wish)));
  }

  private void repair(Wish wish) {
    switch (promise(wish)) {
      case Said.Promised(Callback callback, boolean _) ->
          log.info("a caller who waited is called back: {}", callback.id());
      case Said.Refused(String kind, String _, var _) ->
          log.info("a caller who waited cannot be called back: {}", kind);
      case Said.NotThen(String kind, _, _, _) ->
          log.warn("a caller who waited named no time, and was refused one: {}", kind);
      case Said.Unavailable(String why) ->
          log.warn("a caller who waited cannot be called back: {}", why);
    }
  }

  /** Withdraws it; done when that is durable. */
  public CompletableFuture<Closing> cancel(CallbackId id) {
    return desk.cancel(id);
  }

  /** The customer rang in and has the place now; done when that is durable. */
  public CompletableFuture<Closing> takenOver(CallbackId id) {
    return desk.takenOver(id);
  }

  /** The times that customers may name. */
  public Appointments appointments() {
    return appointments;
  }

  /** The callback that is owed to this number by now: one for a later time has no place yet. */
  public Optional<Callback> owed(PhoneNumber number) {
    return openFor(number).filter(callback -> !callback.ahead(house.clock().instant()));
  }

  /** The callback that is owed to this number, by now or at a later time. */
  public Optional<Callback> openFor(PhoneNumber number) {
    return desk.openFor(number);
  }

  /** Nothing is remembered of this number but what is owed to it. */
  public void forget(PhoneNumber number) {
    desk.forget(number);
  }

  /** In memory or in the store; waits for the latter. */
  public Optional<Callback> find(CallbackId id) throws StoreException {
    Optional<Callback> open = desk.find(id);
    return open.isPresent() ? open : house.store().find(id);
  }

  // ---- What happens

  @Override
  public boolean reserve(AgentId agent, CallId call) {
    return desk.reserve(agent, call);
  }

  @Override
  public boolean lapsed(AgentId agent, CallId call) {
    return desk.lapsed(agent, call);
  }

  /**
   * Asterisk is in sight, and its agents' phones are known; these calls are up. Who talks already,
   * having been connected while nobody of ours saw it, is told once it is known what is owed.
   */
  public void inSight(Set<CallId> up, Instant asteriskStarted) {
    var _ =
        desk.recover(up, asteriskStarted)
            .thenRun(() -> house.live().talking().forEach(desk::connected));
  }

  /** A customer's call is here, perhaps dialled by an engine that is gone; returns at once. */
  public void arrived(CallId call) {
    var _ = desk.arrived(call).thenRun(() -> house.live().talking().forEach(desk::connected));
  }

  /** What dead engines owe is ours; done with whether the store has it. */
  public CompletableFuture<Boolean> inherit(Set<UUID> dead) {
    return desk.inherit(dead);
  }

  /** What another engine has closed of ours is let go of. */
  public void look() {
    desk.look();
  }

  /** Nobody else is dialled until it is ended. */
  public void pause(boolean wanted) {
    desk.pause(wanted);
  }

  public void outOfSight() {
    desk.outOfSight();
  }

  public void customerRings(CallId call) {
    desk.customerRings(call);
  }

  public void customerDialled(AsteriskEvent.CustomerDialled event) {
    desk.customerDialled(event.call(), CustomerDials.fate(event.how()));
  }

  /** An agent is rung beside a customer, and for no call of ours. */
  public void strayAgent(CallId call, AgentId agent) {
    desk.strayAgent(call, agent);
  }

  public void agentUp(CallId call, AgentId agent, Channel channel) {
    legs.up(call, agent, channel);
    desk.agentUp(call, agent);
    // The customer's call may live before the desk has heard that the customer answered.
    var _ = house.live().agentThere(call, agent);
  }

  public void agentDown(CallId call, AgentId agent, DialResult why) {
    legs.down(call, agent, why);
    boolean live = !desk.agentMissed(call, agent, reason(why)) || house.line().up(call);
    if (live) {
      legs.takeMissed(call, agent).ifPresent(told -> house.live().agentMissed(call, agent, told));
    }
  }

  /** A channel of this id is gone, and no call of ours had it. */
  public void customerGone(CallId call) {
    desk.customerGone(call);
    legs.forget(call);
  }

  /** The same, but it was our side that dropped the call. */
  public void customerLost(CallId call) {
    desk.customerLost(call);
    legs.forget(call);
  }

  /** Customer and agent hear each other. */
  public void connected(CallId call, AgentId agent) {
    desk.connected(call, agent);
  }

  /** What it means for the agent. */
  public static MissReason reason(DialResult why) {
    return switch (why) {
      case DialResult.NoAnswer _ -> MissReason.NO_ANSWER;
      case DialResult.Busy _ -> MissReason.BUSY;
      case DialResult.Declined _ -> MissReason.DECLINED;
      case DialResult.Unreachable _ -> MissReason.UNREACHABLE;
      case DialResult.Cancelled _, DialResult.Answered _ -> MissReason.CANCELLED;
    };
  }

  // ---- For the call of a customer who has answered

  /** The promise that this call is to keep. */
  public Optional<Callback> called(CallId call) {
    return desk.called(call);
  }

  /** The agent whose phone rings, or who waits, for this call. */
  public Optional<AgentId> agentFor(CallId call) {
    return desk.agentFor(call);
  }

  /** The channel of that agent, who is there. */
  public Optional<Channel> agentChannel(CallId call, AgentId agent) {
    return legs.channel(call, agent);
  }

  /** Why that agent is not coming; told once. */
  public Optional<DialResult> takeMissed(CallId call, AgentId agent) {
    return legs.takeMissed(call, agent);
  }

  /** Lets the agent's own leg go; false when Asterisk knows of none. */
  public CompletableFuture<Boolean> hangUpAgent(CallId call, AgentId agent) {
    return house.dialler().hangUpAgent(call, agent);
  }

  // ---- Reading

  public Ledger ledger() {
    return desk.ledger();
  }

  public CallbackReadings readings() {
    return desk.readings();
  }

  // ---- Within

  private void heard(CallbackNews news) {
    if (news instanceof CallbackNews.Moved(Callback before, Callback after)) {
      log.info("callback {} is {}", after.id(), after.state().getClass().getSimpleName());
      if (before.state() instanceof CallbackState.Dialling(CallId call, AgentId _, Instant _)
          && !after.state().live().equals(Optional.of(call))) {
        legs.forget(call);
      }
    }
    house.news().accept(news);
  }

  private void tick() {
    desk.tick();
  }

  private void later(Runnable work) {
    try {
      writers.execute(work);
    } catch (RejectedExecutionException _) {
      log.warn("the house closes: a dropped caller is not called back by this engine");
    }
  }

  @Override
  public void close() {
    writers.shutdown();
  }
}
