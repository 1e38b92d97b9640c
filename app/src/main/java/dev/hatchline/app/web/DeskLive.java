package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
 *   GET /desk/live    text/event-stream: "news" at the beginning, at each change and when the
 *                     sign-in is over, "here" each BEAT, "newer" before the end of the oldest of
 *                     too many of one sign-in, which is not to come back by itself; 401 without a
 *                     session, 503 if there are too many, or the engine ends
 * </pre>
 *
 * A desk that waits costs a connection and no thread. Each event is sent by a virtual thread of its
 * own, so that a browser that takes none is in nobody's way.
 */
@RestController
public class DeskLive implements ApplicationListener<ContextClosedEvent> {
  static final String PATH = AgentDesk.PATH + "/live";

  /** An event at least so often, so that either side finds out that the other is gone. */
  static final Duration BEAT = Duration.ofSeconds(10);

  /** So soon a browser connects again by itself. */
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private static final Logger log = LoggerFactory.getLogger(DeskLive.class);

  private final DeskFeeds feeds = new DeskFeeds();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("desk-beats").daemon().factory());
  private final Engine engine;
  private final AgentPops pops;
  private final DeskSessions sessions;
  private final LatePops late = new LatePops(new Shown(), feeds::news, this::later);
  private volatile boolean closed;

  DeskLive(Engine engine, AgentPops pops, DeskSessions sessions) {
    this.engine = engine;
    this.pops = pops;
    this.sessions = sessions;
    engine.agents().listen(this::changed);
    sessions.whenEnded(feeds::signedOut);
    var _ =
        timer.scheduleWithFixedDelay(
            this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
  }

  private record SseLine(SseEmitter emitter) implements DeskFeed.Line {
    @Override
    public void say(String word) throws IOException {
      emitter.send(SseEmitter.event().reconnectTime(AGAIN.toMillis()).data(word));
    }

    @Override
    public void end() {
      emitter.complete();
    }
  }

  /** What the desks that are open can show. */
  private final class Shown implements LatePops.Known {
    @Override
    public Optional<CallId> unknown(AgentId agent) {
      return closed || !feeds.has(agent) ? Optional.empty() : pops.unknown(agent);
    }

    @Override
    public Optional<? extends CompletableFuture<?>> recognised(CallId call) {
      return engine.cases().ours(call);
    }
  }

  /** News of the agent who is signed in, as it comes. */
  @GetMapping(path = PATH, produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  public ResponseEntity<SseEmitter> live(HttpServletRequest request) {
    Optional<DeskFeed.Whose> whose =
        AgentDesk.token(request)
            .flatMap(token ->
                sessions.find(token).map(session -> new DeskFeed.Whose(session.who(), token)));
    if (whose.isEmpty()) {
      return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
    }
    SseEmitter emitter = new SseEmitter(0L);
    DeskFeed feed = new DeskFeed(whose.get(), new SseLine(emitter), threads);
    if (closed || !feeds.open(feed)) {
      return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
    }
    emitter.onCompletion(() -> feeds.remove(feed));
    emitter.onError(_ -> feeds.remove(feed));
    if (closed || sessions.find(whose.get().token()).isEmpty()) {
      // It was over before it was there to be ended.
      feeds.remove(feed);
      feed.hangUp();
    }
    threads.execute(() -> late.look(whose.get().agent(), feed::news));
    return ResponseEntity.ok(emitter);
  }

  /** How many are open. */
  int desks() {
    return feeds.size();
  }

  /** The routing waits for this to return. */
  private void changed(AgentId agent) {
    if (!closed && feeds.has(agent)) {
      threads.execute(() -> late.look(agent));
    }
  }

  private void later(Duration after, Runnable work) {
    CompletableFuture.delayedExecutor(after.toMillis(), TimeUnit.MILLISECONDS, threads)
        .execute(work);
  }

  private void beat() {
    try {
      feeds.beat(token -> sessions.find(token).isPresent());
    } catch (RuntimeException fault) {
      log.error("desks were not told that we are there", fault);
    }
  }

  /** Ends every connection; desks that are still open come back by themselves. */
  void hangUp() {
    feeds.hangUp();
  }

  /** Before the server waits for what is being answered: these would never be. */
  @Override
  public void onApplicationEvent(ContextClosedEvent event) {
    closed = true;
    timer.shutdownNow();
    hangUp();
  }
}
