package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.routing.callback.StoreException;
import dev.hatchline.routing.outage.Area;
import dev.hatchline.routing.outage.Entered;
import dev.hatchline.routing.outage.Outage;
import dev.hatchline.routing.outage.OutageId;
import dev.hatchline.routing.outage.OutageState;
import dev.hatchline.routing.outage.OutageStore;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Outages, entered and cleared by operations. Described in docs/outage.md. */
@RestController
@RequestMapping(OutageApi.PATH)
public class OutageApi {
  static final String PATH = "/api/outages";

  private static final Duration AGAIN = Duration.ofSeconds(5);
  private static final Pattern ONE = Pattern.compile(PATH + "/[0-9a-fA-F-]{36}");
  private static final Pattern CLEAR = Pattern.compile(ONE + "/clear");

  private final Engine engine;
  private final OperatorConfig config;
  private final JsonMapper mapper;
  private final InstantSource clock;

  OutageApi(Engine engine, JsonMapper mapper, InstantSource clock) {
    this.engine = engine;
    this.config = engine.setting().config();
    this.mapper = mapper;
    this.clock = clock;
  }

  /** Whether this is sent with a body. */
  static boolean takes(String method, String path) {
    return (method.equals("POST") && (path.equals(PATH) || CLEAR.matcher(path).matches()))
        || (method.equals("PUT") && ONE.matcher(path).matches());
  }

  /** Where it is: which lines were dialled, and how callers' numbers begin; empty is any. */
  record Where(Set<String> lines, Set<String> prefixes) {}

  /**
   * An outage.
   *
   * @param state open, clearing (calls are being noted) or cleared
   * @param allClear what those hear who wanted to be called; absent while it lasts
   * @param subscribers who want to be called when it is over, or are
   */
  record Full(
      String id,
      String state,
      Where area,
      String sentence,
      @Nullable Instant nextNews,
      Instant since,
      @Nullable String allClear,
      @Nullable Instant cleared,
      int subscribers) {}

  private interface Asked<T> {
    T run() throws StoreException;
  }

  // ---- Reading

  /** Newest first, the last thousand. */
  @GetMapping
  public List<Full> list() {
    return stored(() -> {
      OutageStore store = engine.notices().outageStore();
      Map<OutageId, Integer> subscribers = store.subscribers();
      return store.latest(OutageStore.LATEST_MAX).stream()
          .map(outage -> full(outage, subscribers.getOrDefault(outage.id(), 0)))
          .toList();
    });
  }

  @GetMapping("/{id}")
  public Full one(@PathVariable String id) {
    return stored(() ->
        engine
            .notices()
            .outageStore()
            .find(id(id))
            .map(this::full)
            .orElseThrow(OutageApi::missing));
  }

  // ---- Doing

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  public ResponseEntity<Full> enter(HttpServletRequest request) throws IOException {
    JsonBody body = JsonBody.read(request, mapper, clock);
    Area area = area(body.inside("area", "whom it concerns: \"lines\", \"prefixes\", or both"));
    String sentence = body.needed("sentence", "what callers hear").strip();
    Instant next = nextNews(body);
    Outage now = done(usable(() -> engine.notices().outages().enter(area, sentence, next)));
    return ResponseEntity.created(URI.create(PATH + "/" + now.id())).body(full(now));
  }

  /** Other words, and other news about the next news. */
  @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  public Full say(@PathVariable String id, HttpServletRequest request) throws IOException {
    JsonBody body = JsonBody.read(request, mapper, clock);
    String sentence = body.needed("sentence", "what callers hear").strip();
    Instant next = nextNews(body);
    OutageId which = id(id);
    return full(done(usable(() -> engine.notices().outages().say(which, sentence, next))));
  }

  /** It is over, and whoever wanted to be called is. */
  @PostMapping(path = "/{id}/clear", consumes = MediaType.APPLICATION_JSON_VALUE)
  public Full clear(@PathVariable String id, HttpServletRequest request) throws IOException {
    JsonBody body = JsonBody.read(request, mapper, clock);
    String sentence = body.needed("sentence", "what those hear who are called").strip();
    OutageId which = id(id);
    return full(done(usable(() -> engine.notices().outages().clear(which, sentence))));
  }

  // ---- Within

  private Area area(JsonBody body) {
    List<String> lines = body.texts("lines");
    for (String line : lines) {
      if (config.line(line).isEmpty()) {
        throw unusable("Expected lines of the operator's file as \"lines\", found another.");
      }
    }
    return usable(() -> new Area(new TreeSet<>(lines), new TreeSet<>(body.texts("prefixes"))));
  }

  private @Nullable Instant nextNews(JsonBody body) {
    String text = body.text("nextNews");
    if (text == null) {
      return null;
    }
    Instant at = TimeAsked.moment(text, config.hours().zone());
    if (at.isBefore(clock.instant())) {
      throw unusable("Expected a time to come as \"nextNews\".");
    }
    return at;
  }

  private static Outage done(Entered entered) {
    return switch (entered) {
      case Entered.Done(Outage now) -> now;
      case Entered.Missing _ -> throw missing();
      case Entered.Over _ ->
          throw Problem.of(HttpStatus.CONFLICT, "The outage cannot be changed", "It is over.");
      case Entered.TooMany(int max) ->
          throw Problem.of(
              HttpStatus.CONFLICT,
              "The outage cannot be entered",
              "At most %d may last at once; clear one that is over.".formatted(max));
    };
  }

  private Full full(Outage outage) {
    return stored(() ->
        full(outage, engine.notices().outageStore().subscribers().getOrDefault(outage.id(), 0)));
  }

  private static Full full(Outage outage, int subscribers) {
    return switch (outage.state()) {
      case OutageState.Open _ -> full(outage, "open", null, null, subscribers);
      case OutageState.Clearing(String sentence, Instant at) ->
          full(outage, "clearing", sentence, at, subscribers);
      case OutageState.Cleared(String sentence, Instant at) ->
          full(outage, "cleared", sentence, at, subscribers);
    };
  }

  private static Full full(
      Outage outage, String state, @Nullable String allClear, @Nullable Instant at, int count) {
    return new Full(
        outage.id().toString(),
        state,
        new Where(outage.area().lines(), outage.area().prefixes()),
        outage.sentence(),
        outage.nextNews(),
        outage.since(),
        allClear,
        at,
        count);
  }

  /** What cannot be made of what was said is the asker's mistake. */
  private static <T> T usable(Asked<T> made) {
    try {
      return stored(made);
    } catch (IllegalArgumentException fault) {
      throw unusable(String.valueOf(fault.getMessage()));
    }
  }

  private static <T> T stored(Asked<T> work) {
    try {
      return work.run();
    } catch (StoreException _) {
      throw Problem.of(
          HttpStatus.SERVICE_UNAVAILABLE,
          "Outages cannot be reached",
          "The database does not answer; please ask again.",
          AGAIN);
    }
  }

  private static RuntimeException unusable(String why) {
    return Problem.of(HttpStatus.BAD_REQUEST, "That cannot be used", why);
  }

  private static RuntimeException missing() {
    return Problem.of(HttpStatus.NOT_FOUND, "There is no such outage", "No outage has this id.");
  }

  private static OutageId id(String text) {
    try {
      return OutageId.of(text);
    } catch (IllegalArgumentException _) {
      throw Problem.of(HttpStatus.BAD_REQUEST, "The id cannot be used", "Expected a UUID.");
    }
  }
}
