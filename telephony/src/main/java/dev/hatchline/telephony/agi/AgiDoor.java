package dev.hatchline.telephony.agi;

import dev.hatchline.telephony.Arrival;
import dev.hatchline.telephony.Arrivals;
import dev.hatchline.telephony.AsteriskLink;
import dev.hatchline.telephony.media.AudioSocketServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiRequest;
import org.asteriskjava.fastagi.AgiScript;
import org.asteriskjava.fastagi.DefaultAgiServer;
import org.asteriskjava.util.ServerSocketFacade;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The FastAGI port. Each caller gets a virtual thread; past the limit, after {@link #close} and for
 * a request that cannot be read, the connection is closed and the dialplan goes on without us.
 */
public final class AgiDoor implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AgiDoor.class);

  /**
   * Connections that have not said what they are: beside the calls, so that no call is kept out.
   */
  private static final int UNKNOWN_MAX = 1_000;

  /** What {@link #close} waits for the thread that listens. */
  private static final Duration LEAVING = Duration.ofSeconds(1);

  private final AgiSettings settings;
  private final AudioSocketServer media;
  private final AsteriskLink link;
  private final Arrivals arrivals;
  private final AgiGate gate;
  private final Server server;
  private final Set<LegScript> held = ConcurrentHashMap.newKeySet();
  private final Heartbeat heartbeat;
  private final Thread listener;

  private AgiDoor(
      AgiSettings settings, AudioSocketServer media, AsteriskLink link, Arrivals arrivals)
      throws IOException {
    this.settings = settings;
    this.media = media;
    this.link = link;
    this.arrivals = arrivals;
    this.gate = new AgiGate(settings);
    this.server = new Server(this::serve, gate, settings.callsMax() + UNKNOWN_MAX);
    this.heartbeat = new Heartbeat(settings.beat(), held);
    this.listener = Thread.ofPlatform().daemon().name("agi-door").unstarted(server::listen);
  }

  /**
   * Listens, and tells {@code arrivals} of every caller.
   *
   * @throws IOException if the port cannot be had; the message names it
   */
  public static AgiDoor open(
      AgiSettings settings, AudioSocketServer media, AsteriskLink link, Arrivals arrivals)
      throws IOException {
    AgiDoor door = new AgiDoor(settings, media, link, arrivals);
    door.listener.start();
    return door;
  }

  /** Where it listens, with the port that was taken. */
  public InetSocketAddress address() {
    return gate.address();
  }

  /** Callers held now. */
  public int held() {
    return held.size();
  }

  /**
   * Takes nobody more; callers that are held are left to Asterisk, in their order. When it returns,
   * the port is free.
   */
  @Override
  public void close() {
    heartbeat.close();
    server.shutdown();
    leavePort();
    // Asterisk notices the end of a script only when the application in it has ended.
    held.forEach(LegScript::leave);
    gate.closeOpen();
  }

  /** A closed socket keeps its port until the thread that waits in its accept has left it. */
  private void leavePort() {
    gate.close();
    try {
      if (!listener.join(LEAVING)) {
        log.warn("the AGI port {} is still held after {}", address(), LEAVING);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(AgiRequest request, AgiChannel channel) {
    if (!settings.script().equals(request.getScript())) {
      log.warn(
          "AGI from {}: expected our dialplan, found another: refused", request.getRemoteAddress());
      return;
    }
    Arrival arrival;
    try {
      arrival = ArrivalReader.read(request);
    } catch (IllegalArgumentException e) {
      log.warn("AGI from {}: {}: refused", request.getRemoteAddress(), e.getMessage());
      return;
    }
    LegScript leg = new LegScript(arrival, link, settings.hold());
    held.add(leg);
    try {
      if (held.size() > settings.callsMax()) {
        log.warn(
            "{}: {} calls are held already; left to Asterisk", arrival.call(), held.size() - 1);
        return;
      }
      leg.heardBy(arrivals.arrived(leg));
      new LegRunner(leg, channel, media, settings).run();
    } catch (RuntimeException e) {
      log.error("{}: the engine failed on this call; left to Asterisk", arrival.call(), e);
      leg.release();
    } finally {
      held.remove(leg);
    }
  }

  /** Asterisk-Java's server with our socket and our threads. */
  private static final class Server extends DefaultAgiServer {
    private final ServerSocketFacade socket;
    private final int connectionsMax;

    Server(AgiScript script, ServerSocketFacade socket, int connectionsMax) {
      super(script);
      this.socket = socket;
      this.connectionsMax = connectionsMax;
    }

    void listen() {
      try {
        startup();
      } catch (IOException e) {
        log.error("the AGI door has failed", e);
      }
    }

    @Override
    protected ServerSocketFacade createServerSocket() {
      return socket;
    }

    @Override
    protected ThreadPoolExecutor createPool() {
      return new ThreadPoolExecutor(
          0,
          connectionsMax,
          1,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Thread.ofVirtual().name("call-", 0).factory());
    }
  }
}
