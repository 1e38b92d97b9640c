package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.app.story.Messages;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/** What the page asks for: the live view by server-sent events, and one call's story. */
@RestController
public class Page implements DisposableBean {
  /** Browsers that look at once. */
  private static final int WATCHERS_MAX = 50;

  /** How often the view is read while somebody looks. */
  private static final Duration REFRESH = Duration.ofMillis(500);

  /** Sent even when nothing changed, so that the page can tell silence from a lost link. */
  private static final int REFRESHES_PER_BEAT = 10;

  private static final Logger log = LoggerFactory.getLogger(Page.class);

  private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("page").daemon().factory());
  private final Views views;
  private final StoryView stories;
  private final Messages messages;
  private final UserSessions sessions;
  private final JsonMapper mapper;
  private final InstantSource clock;
  private @Nullable String shown;
  private int unchanged;

  Page(
      Views views,
      StoryView stories,
      Engine engine,
      UserSessions sessions,
      JsonMapper mapper,
      InstantSource clock) {
    this.sessions = sessions;
    this.views = views;
    this.stories = stories;
    this.messages = engine.messages();
    this.mapper = mapper;
    this.clock = clock;
    var _ =
        timer.scheduleWithFixedDelay(
            this::show, REFRESH.toMillis(), REFRESH.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * A browser that looks.
   *
   * @param session of who has signed in there; absent for who looks by a key
   */
  private record Watcher(SseEmitter emitter, @Nullable String session) {}

  /** The live view, now and whenever it changes, as long as who looks is signed in. */
  @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  public SseEmitter live(HttpServletRequest request) throws IOException {
    if (watchers.size() >= WATCHERS_MAX) {
      throw new ResponseStatusException(
          HttpStatus.SERVICE_UNAVAILABLE, "too many browsers look at this page; close one");
    }
    SseEmitter emitter = new SseEmitter(0L);
    Watcher watcher = new Watcher(emitter, Who.of(request).map(Who::session).orElse(null));
    emitter.onCompletion(() -> watchers.remove(watcher));
    emitter.onError(_ -> watchers.remove(watcher));
    emitter.send(message(mapper.writeValueAsString(views.live())));
    watchers.add(watcher);
    return emitter;
  }

  @GetMapping("/story/{id}")
  public StoryView.Story story(@PathVariable String id) {
    return stories.story(id);
  }

  /** What a caller left, to be played. */
  @GetMapping(path = "/message/{id}.wav", produces = "audio/wav")
  public ResponseEntity<Resource> sound(@PathVariable String id) {
    return messages
        .find(id)
        .map(found -> ResponseEntity.ok().body((Resource) new FileSystemResource(found.file())))
        .orElseThrow(
            () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no message " + id));
  }

  /** A timer forgets a task that throws; the next refresh may do better. */
  private void show() {
    try {
      showWatchers();
    } catch (RuntimeException fault) {
      log.error("the page's view could not be read", fault);
    }
  }

  private void showWatchers() {
    if (watchers.isEmpty()) {
      return;
    }
    watchers.removeIf(this::ended);
    String view = mapper.writeValueAsString(views.live());
    boolean same = view.equals(shown) && ++unchanged < REFRESHES_PER_BEAT;
    if (same) {
      return;
    }
    shown = view;
    unchanged = 0;
    watchers.removeIf(watcher -> !sent(watcher, view));
  }

  /** Ends what is shown to a browser whose session is over; one that looks uses its session. */
  private boolean ended(Watcher watcher) {
    boolean over = watcher.session() != null && sessions.find(watcher.session()).isEmpty();
    if (over) {
      watcher.emitter().complete();
    }
    return over;
  }

  /** False when the browser is gone. */
  private boolean sent(Watcher watcher, String view) {
    try {
      watcher.emitter().send(message(view));
      return true;
    } catch (IOException | IllegalStateException _) {
      return false;
    }
  }

  /** The id is our time: the browser's clock may be wrong. */
  private SseEmitter.SseEventBuilder message(String view) {
    return SseEmitter.event().id(clock.instant().toString()).data(view, MediaType.APPLICATION_JSON);
  }

  @Override
  public void destroy() {
    timer.shutdownNow();
    watchers.forEach(watcher -> watcher.emitter().complete());
  }
}
