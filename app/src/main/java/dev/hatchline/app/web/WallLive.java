package dev.hatchline.app.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells wallboards each second what is new, or that nothing is.
 *
 * <pre>
 *   GET /wall/live   text/event-stream: the view at the beginning and as it changes, "beat" in every
 *                    other second; the id of each is our time. 503 if there are too many
 * </pre>
 *
 * The view is read once a second, for all; while nobody looks it is not read.
 */
@RestController
public class WallLive implements ApplicationListener<ContextClosedEvent> {
  static final String BEAT = "beat";

  private static final Duration EVERY = Duration.ofSeconds(1);

  private final WallViewers viewers = new WallViewers();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("wall").daemon().factory());
  private final WallBoard board;
  private final UserSessions sessions;
  private final JsonMapper mapper;
  private final InstantSource clock;
  private volatile boolean closed;

  WallLive(WallBoard board, UserSessions sessions, JsonMapper mapper, InstantSource clock) {
    this.board = board;
    this.sessions = sessions;
    this.mapper = mapper;
    this.clock = clock;
    var _ =
        timer.scheduleAtFixedRate(
            new WallRound(viewers, this::isOver, this::view, clock)::look,
            EVERY.toMillis(),
            EVERY.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private record SseLine(SseEmitter emitter) implements WallViewer.Line {
    @Override
    public void say(WallViewer.Word word) throws IOException {
      SseEmitter.SseEventBuilder event = SseEmitter.event().id(word.at());
      String view = word.view();
      emitter.send(
          view == null
              ? event.name(BEAT).data(BEAT)
              : event.data(view, MediaType.APPLICATION_JSON));
    }

    @Override
    public void end() {
      emitter.complete();
    }
  }

  /** The view of now, and what follows, as long as who looks is signed in. */
  @GetMapping(path = WallPages.PATH + "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  public SseEmitter live(HttpServletRequest request) {
    SseEmitter emitter = new SseEmitter(0L);
    WallViewer viewer =
        new WallViewer(
            new SseLine(emitter), threads, Who.of(request).map(Who::session).orElse(null));
    if (closed || !viewers.open(viewer, this::now)) {
      throw Problem.of(
          HttpStatus.SERVICE_UNAVAILABLE,
          closed ? "The engine ends" : "Too many wallboards are open",
          "Expected at most %d; close one.".formatted(WallViewers.VIEWERS_MAX));
    }
    emitter.onCompletion(() -> viewers.remove(viewer));
    emitter.onError(_ -> viewers.remove(viewer));
    if (closed) {
      // It was over before this was there to be ended.
      viewers.remove(viewer);
      viewer.end();
    }
    return emitter;
  }

  private WallViewer.Word now() {
    return new WallViewer.Word(clock.instant().toString(), view());
  }

  private String view() {
    return mapper.writeValueAsString(board.view());
  }

  /** How many are open. */
  int open() {
    return viewers.size();
  }

  /** One that looks uses its session. */
  private boolean isOver(WallViewer viewer) {
    String session = viewer.session();
    return session != null && sessions.find(session).isEmpty();
  }

  /** Before the server waits for what is being answered: these would never be. */
  @Override
  public void onApplicationEvent(ContextClosedEvent event) {
    closed = true;
    timer.shutdownNow();
    viewers.endIf(_ -> true);
  }
}
