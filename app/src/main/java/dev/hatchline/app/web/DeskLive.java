package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open desks at once that there is news of their agent; what it is, they ask. So a customer
 * is there as soon as the agent is set aside, which is before the phone is told to ring.
 *
 * <pre>
 *   GET /desk/live    text/event-stream: "news" at the beginning and at each change, "here" each
 *                     BEAT; 401 without a session, 503 if there are too many, or the engine ends
 * </pre>
 *
 * A desk that waits costs a connection and no thread. Each event is sent by a virtual thread of its
 * own, so that a browser that takes none is in nobody's way.
 */
@RestController
public class DeskLive implements ApplicationListener<ContextClosedEvent> {
  static final String PATH = AgentDesk.PATH + "/live";

  /** Desks at once, of the connections that the server takes; the others ask once a second. */
  static final int DESKS_MAX = 500;

  /** An event at least so often, so that either side finds out that the other is gone. */
  private static final Duration BEAT = Duration.ofSeconds(10);

  /** So soon a browser connects again by itself. */
  private static final Duration AGAIN = Duration.ofSeconds(1);

  /** A case that nobody knows yet is looked for so often, and no longer: the desk asks itself. */
  private static final int KNOWN_TRIES = 10;

  private static final Duration KNOWN_AGAIN = Duration.ofMillis(100);

  private static final Logger log = LoggerFactory.getLogger(DeskLive.class);

  private final Map<AgentId, Set<Watcher>> watchers = new ConcurrentHashMap<>();
  private final ExecutorService sends = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("desk-beats").daemon().factory());
  private final Engine engine;
  private final AgentPops pops;
  private final DeskSessions sessions;
  private volatile boolean closed;

  DeskLive(Engine engine, AgentPops pops, DeskSessions sessions) {
    this.engine = engine;
    this.pops = pops;
    this.sessions = sessions;
    engine.agents().listen(this::changed);
    var _ =
        timer.scheduleWithFixedDelay(
            this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** One open desk. */
  private static final class Watcher {
    private final String token;
    private final SseEmitter emitter = new SseEmitter(0L);
    private final AtomicBoolean due = new AtomicBoolean();
    private final ReentrantLock turn = new ReentrantLock();

    Watcher(String token) {
      this.token = token;
    }

    /** What is due when another is being sent is one with what was due before. */
    boolean becomesDue() {
      return due.compareAndSet(false, true);
    }

    void news() throws IOException {
      turn.lock();
      try {
        due.set(false);
        emitter.send(SseEmitter.event().reconnectTime(AGAIN.toMillis()).data("news"));
      } finally {
        turn.unlock();
      }
    }

    /** Nothing where something is being sent. */
    void here() throws IOException {
      if (turn.tryLock()) {
        try {
          emitter.send(SseEmitter.event().data("here"));
        } finally {
          turn.unlock();
        }
      }
    }
  }

  /** News of the agent who is signed in, as it comes. */
  @GetMapping(path = PATH, produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  public ResponseEntity<SseEmitter> live(HttpServletRequest request) {
    Optional<String> token = AgentDesk.token(request);
    Optional<DeskSessions.Session> session = token.flatMap(sessions::find);
    if (session.isEmpty()) {
      return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
    }
    if (closed || desks() >= DESKS_MAX) {
      return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
    }
    Watcher watcher = new Watcher(token.orElseThrow());
    Set<Watcher> desks = watchers.computeIfAbsent(session.get().agent(), _ -> fresh());
    watcher.emitter.onCompletion(() -> desks.remove(watcher));
    watcher.emitter.onError(_ -> desks.remove(watcher));
    desks.add(watcher);
    if (closed) {
      watcher.emitter.complete();
    }
    tell(desks, watcher);
    return ResponseEntity.ok(watcher.emitter);
  }

  private static Set<Watcher> fresh() {
    return ConcurrentHashMap.newKeySet();
  }

  /** How many are open. */
  int desks() {
    return watchers.values().stream().mapToInt(Set::size).sum();
  }

  /** The routing waits for this to return. */
  private void changed(AgentId agent) {
    Set<Watcher> desks = watchers.get(agent);
    if (desks != null && !desks.isEmpty() && !closed) {
      desks.forEach(watcher -> tell(desks, watcher));
      sends.execute(() -> whenKnown(agent, desks, KNOWN_TRIES));
    }
  }

  /**
   * Who rings may be recognised after an agent is set aside for them, and written down after that
   * is known at another engine: that is news, too.
   */
  private void whenKnown(AgentId id, Set<Watcher> desks, int tries) {
    Optional<CallId> unknown =
        pops.agent(id.extension())
            .filter(agent -> pops.of(agent).isEmpty())
            .map(agent -> agent.state().call());
    unknown.ifPresent(call -> {
      var _ =
          engine
              .cases()
              .caseOf(call)
              .thenAccept(found -> {
                if (found.isPresent()) {
                  desks.forEach(watcher -> tell(desks, watcher));
                } else if (tries > 1 && !closed) {
                  later(() -> whenKnown(id, desks, tries - 1));
                }
              });
    });
  }

  private void later(Runnable work) {
    CompletableFuture.delayedExecutor(KNOWN_AGAIN.toMillis(), TimeUnit.MILLISECONDS, sends)
        .execute(work);
  }

  private void tell(Set<Watcher> desks, Watcher watcher) {
    if (!closed && watcher.becomesDue()) {
      send(desks, watcher, watcher::news);
    }
  }

  private interface Sending {
    void now() throws IOException;
  }

  private void send(Set<Watcher> desks, Watcher watcher, Sending sending) {
    sends.execute(() -> sent(desks, watcher, sending));
  }

  private static void sent(Set<Watcher> desks, Watcher watcher, Sending sending) {
    try {
      sending.now();
    } catch (IOException | IllegalStateException _) {
      desks.remove(watcher); // the browser is gone, and comes back by itself
    }
  }

  private void beat() {
    try {
      watchers.values().forEach(desks -> desks.forEach(watcher -> beat(desks, watcher)));
    } catch (RuntimeException fault) {
      log.error("desks were not told that we are there", fault);
    }
  }

  private void beat(Set<Watcher> desks, Watcher watcher) {
    if (sessions.find(watcher.token).isEmpty()) {
      watcher.emitter.complete();
    } else {
      send(desks, watcher, watcher::here);
    }
  }

  /** Ends every connection; desks that are still open come back by themselves. */
  void hangUp() {
    watchers.values().forEach(desks -> desks.forEach(watcher -> watcher.emitter.complete()));
  }

  /** Before the server waits for what is being answered: these would never be. */
  @Override
  public void onApplicationEvent(ContextClosedEvent event) {
    closed = true;
    timer.shutdownNow();
    hangUp();
  }
}
