package dev.hatchline.telephony.ami;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.telephony.AgentDial;
import dev.hatchline.telephony.AsteriskEvent;
import dev.hatchline.telephony.AsteriskLink;
import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.CustomerDial;
import dev.hatchline.telephony.DialFate;
import dev.hatchline.telephony.Dialler;
import dev.hatchline.telephony.LinkReadings;
import dev.hatchline.telephony.Regret;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.PlayDtmfAction;
import org.asteriskjava.manager.action.QueuePauseAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The link to Asterisk's manager interface, kept up in the background.
 *
 * <pre>
 *   connect, log in ─▶ read the truth ─▶ Linked ─▶ a ping a second ─▶ silence of 3 s, or the end
 *         ▲                                                                  │
 *         └───────────── wait 0.1 s, 0.2 s … 1 s ◀───────── Unlinked ◀───────┘
 * </pre>
 *
 * Channels are named to Asterisk by their unique ids: their names change in a masquerade.
 */
public final class AmiLink implements AsteriskLink, Dialler {
  private static final Logger log = LoggerFactory.getLogger(AmiLink.class);
  private static final Duration PING_EVERY = Duration.ofSeconds(1);
  private static final Duration WAIT_FIRST = Duration.ofMillis(100);
  private static final Duration WAIT_MAX = Duration.ofSeconds(1);

  /** What wakes the link's thread. */
  private enum Signal {
    LOST,
    RESYNC,
    CLOSE
  }

  private record State(boolean connected, Instant since, @Nullable String why) {}

  private final AmiSettings settings;
  private final InstantSource clock;
  private final Handover handover;
  private final DialNews dials = new DialNews();
  private final Lag lag = new Lag();
  private final Ringing ringing = new Ringing(this::hangUp);
  private final LinkedBlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile @Nullable AmiSession session;
  private volatile State state;
  private volatile boolean closed;
  private @Nullable Instant asteriskStarted;

  private AmiLink(AmiSettings settings, InstantSource clock, Consumer<AsteriskEvent> listener) {
    this.settings = settings;
    this.clock = clock;
    this.handover = new Handover(listener);
    this.state = new State(false, clock.instant(), "not connected yet");
    this.thread = Thread.ofPlatform().daemon().name("ami-link").unstarted(this::run);
  }

  /**
   * Starts to connect and returns at once; Asterisk may be down.
   *
   * @param listener hears every event, on one thread of the link; it must hand over and return
   */
  public static AmiLink start(
      AmiSettings settings, InstantSource clock, Consumer<AsteriskEvent> listener) {
    AmiLink link = new AmiLink(settings, clock, listener);
    link.thread.start();
    return link;
  }

  // ---- actions

  @Override
  public CompletableFuture<Boolean> hangUp(Channel channel) {
    return send(new HangupAction(channel.uniqueId()));
  }

  @Override
  public CompletableFuture<Boolean> cancelDial(Channel caller) {
    return session == null ? CompletableFuture.completedFuture(false) : ringing.cancel(caller);
  }

  @Override
  public CompletableFuture<Boolean> press(Channel channel, char key) {
    PlayDtmfAction press = new PlayDtmfAction(channel.uniqueId(), String.valueOf(key));
    press.setReceive(true);
    return send(press);
  }

  @Override
  public CompletableFuture<Boolean> tap(Channel caller, String to) {
    return send(Orders.tap(caller, to));
  }

  @Override
  public CompletableFuture<Boolean> prolong(Channel channel, Duration absolute) {
    String seconds = Long.toString(absolute.toSeconds());
    return send(new SetVarAction(channel.uniqueId(), "TIMEOUT(absolute)", seconds));
  }

  @Override
  public CompletableFuture<Boolean> own(Channel channel, String owner) {
    return send(new SetVarAction(channel.uniqueId(), "HATCH_OWNER", owner));
  }

  @Override
  public CompletableFuture<Boolean> pauseInQueue(AgentId agent, boolean paused, String reason) {
    QueuePauseAction action = new QueuePauseAction(EventReader.deviceOf(agent), paused);
    action.setReason(reason);
    return send(action);
  }

  @Override
  public CompletableFuture<Boolean> pause(AgentId agent, String reason) {
    return send(Orders.pause(agent, reason));
  }

  @Override
  public CompletableFuture<Boolean> resume(AgentId agent) {
    return send(Orders.resume(agent));
  }

  @Override
  public CompletableFuture<Boolean> drain(boolean on) {
    return send(new SetVarAction(SnapshotReader.DRAIN, on ? "1" : "0"));
  }

  @Override
  public CompletableFuture<OptionalInt> channels() {
    AmiSession current = session;
    return current == null
        ? CompletableFuture.completedFuture(OptionalInt.empty())
        : current.channels();
  }

  // ---- calls that we make

  @Override
  public CompletableFuture<Boolean> dialCustomer(CustomerDial dial) {
    return send(Orders.customer(dial, settings.engine()));
  }

  @Override
  public CompletableFuture<Boolean> ringAgent(AgentDial dial) {
    return send(Orders.agent(dial));
  }

  @Override
  public CompletableFuture<Boolean> hangUpCustomer(CallId call) {
    return send(new HangupAction(Dialler.customerChannel(call)));
  }

  @Override
  public CompletableFuture<Boolean> hangUpAgent(CallId call, AgentId agent) {
    return send(Orders.cancel(Dialler.agentChannel(call, agent)));
  }

  @Override
  public CompletableFuture<Boolean> regret(CallId call, AgentId agent, Regret why) {
    return send(Orders.regret(call, agent, why));
  }

  @Override
  public CompletableFuture<Optional<Map<CallId, DialFate>>> fates() {
    AmiSession current = session;
    return current == null ? CompletableFuture.completedFuture(Optional.empty()) : current.fates();
  }

  @Override
  public CompletableFuture<Boolean> bar(CallId call) {
    return send(Orders.bar(call));
  }

  @Override
  public CompletableFuture<Boolean> forget(CallId call) {
    return send(Orders.forget(call));
  }

  private CompletableFuture<Boolean> send(ManagerAction action) {
    AmiSession current = session;
    return current == null ? CompletableFuture.completedFuture(false) : current.send(action);
  }

  @Override
  public void resync() {
    if (!signals.contains(Signal.RESYNC)) {
      signals.add(Signal.RESYNC);
    }
  }

  @Override
  public void look() {
    AmiSession current = session;
    if (current != null) {
      current.look(present -> saw(new AsteriskEvent.Looked(present)));
    }
  }

  @Override
  public LinkReadings readings() {
    State now = state;
    return new LinkReadings(
        now.connected(),
        now.since(),
        now.why(),
        lag.last(),
        lag.p99(),
        handover.queued(),
        handover.lost());
  }

  @Override
  public void close() {
    closed = true;
    signals.add(Signal.CLOSE);
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    handover.close();
  }

  // ---- the link's thread

  private void run() {
    Duration wait = WAIT_FIRST;
    while (!closed) {
      boolean linked = false;
      String why = "closed by us";
      try (AmiSession opened = AmiSession.open(settings, dials, this::saw, this::lost)) {
        link(opened);
        linked = true;
        keep(opened);
      } catch (IOException e) {
        why = e.getMessage() == null ? e.toString() : e.getMessage();
      } catch (InterruptedException e) {
        closed = true;
      } finally {
        session = null;
        ringing.clear();
      }
      unlinked(why);
      wait = linked ? WAIT_FIRST : shorter(wait.multipliedBy(2), WAIT_MAX);
      pause(wait);
    }
  }

  /** Reads the truth and tells it. */
  private void link(AmiSession opened) throws IOException {
    handover.reading();
    SnapshotReader.Truth truth = opened.truth();
    Instant started = truth.snapshot().asteriskStarted();
    boolean same = started.equals(asteriskStarted);
    asteriskStarted = started;
    session = opened;
    truth.pausesToMirror().forEach((agent, paused) -> mirror(agent, paused));
    if (!state.connected()) {
      state = new State(true, clock.instant(), null);
      log.info(
          "linked to Asterisk at {}:{} (started {})", settings.host(), settings.port(), started);
    }
    handover.linked(new AsteriskEvent.Linked(same, truth.snapshot()));
    dials.after(truth.snapshot()).forEach(this::saw);
  }

  private void mirror(AgentId agent, boolean paused) {
    var _ = pauseInQueue(agent, paused, "hatchline");
  }

  /** Pings until the link is lost or closed. */
  private void keep(AmiSession opened) throws IOException, InterruptedException {
    while (!closed) {
      Signal signal = signals.poll(PING_EVERY.toMillis(), TimeUnit.MILLISECONDS);
      switch (signal) {
        case null -> ping(opened);
        case RESYNC -> link(opened);
        case LOST -> {
          if (opened.lost()) {
            throw new IOException("Asterisk has closed the connection, or was silent for 3 s");
          }
        }
        case CLOSE -> closed = true;
      }
    }
  }

  private void ping(AmiSession opened) {
    opened.ping(asked -> handover.behind(() -> lag.add(Duration.between(asked, clock.instant()))));
  }

  private void unlinked(String why) {
    State was = state;
    if (!closed && !why.equals(was.why())) {
      log.warn("no link to Asterisk at {}:{}: {}", settings.host(), settings.port(), why);
    }
    state = new State(false, was.connected() ? clock.instant() : was.since(), why);
    handover.unlinked(why);
  }

  private void pause(Duration wait) {
    try {
      // A resync asked for meanwhile comes with the link; a close ends the wait.
      Signal signal = closed ? null : signals.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
      closed |= signal == Signal.CLOSE;
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  // ---- Asterisk-Java's thread

  private void saw(AsteriskEvent event) {
    ringing.saw(event);
    if (!handover.offer(event)) {
      resync();
    }
  }

  private void lost() {
    signals.add(Signal.LOST);
  }
}
