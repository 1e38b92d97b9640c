package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.app.callback.Said;
import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.callback.Closing;
import dev.hatchline.routing.callback.Source;
import dev.hatchline.routing.callback.StoreException;
import dev.hatchline.routing.store.Page;
import dev.hatchline.routing.store.StoreFault;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Callbacks for programs: asked for, looked at, cancelled. Described in docs/callbacks.md. */
@RestController
@RequestMapping(CallbackApi.PATH)
public class CallbackApi {
  static final String PATH = "/api/callbacks";

  private static final int KEY_CHARS_MAX = 255;
  private static final Duration SLOTS_OF = Duration.ofDays(1);
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final Engine engine;
  private final CallbackTaking taking;
  private final CallbackClosing closing;
  private final CallbackViews views;
  private final JsonMapper mapper;
  private final InstantSource clock;

  CallbackApi(
      Engine engine,
      CallbackTaking taking,
      CallbackClosing closing,
      CallbackViews views,
      JsonMapper mapper,
      InstantSource clock) {
    this.engine = engine;
    this.taking = taking;
    this.closing = closing;
    this.views = views;
    this.mapper = mapper;
    this.clock = clock;
  }

  /** 202 for a new promise, 200 for the one that this number, or this key, has already. */
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  public ResponseEntity<CallbackViews.Full> ask(HttpServletRequest request) throws IOException {
    CallbackAsked asked = asked(JsonBody.read(request, mapper, clock));
    Said.Promised said =
        taking.take(asked, Source.API, request.getRemoteAddr(), IdempotentPosts.key(request));
    Callback callback = said.callback();
    return ResponseEntity.status(said.fresh() ? HttpStatus.ACCEPTED : HttpStatus.OK)
        .location(URI.create(PATH + "/" + callback.id()))
        .body(views.full(callback));
  }

  /** A key that was sent, if it can be one. */
  static @Nullable String checked(@Nullable String key) {
    if (key != null && (key.isBlank() || key.length() > KEY_CHARS_MAX)) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "The key cannot be used",
          "Expected an Idempotency-Key of 1 to %d characters, found %d."
              .formatted(KEY_CHARS_MAX, key.length()));
    }
    return key;
  }

  private static CallbackAsked asked(JsonBody body) {
    return new CallbackAsked(
        body.needed("number", "the phone number to be called"),
        body.text("name"),
        body.text("reason"),
        body.text("line"),
        TimeAsked.of(body));
  }

  /** The latest promises, newest first, page by page. */
  @GetMapping
  public ResponseEntity<List<CallbackViews.Full>> latest(
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(required = false) @Nullable String after,
      HttpServletRequest request) {
    Paging paging = Paging.of("callbacks", request, limit, after);
    try {
      Page<Callback> page =
          engine.everything().listings().callbacks(paging.after(), paging.limit());
      return paging.answer(views.full(page.rows()), page.next());
    } catch (StoreFault _) {
      throw storeAway();
    }
  }

  /** The times that can be named, in order: of one day from now on unless it is said. */
  @GetMapping("/slots")
  public List<CallbackViews.Slot> slots(
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to) {
    ZoneId zone = engine.callbacks().appointments().house();
    Instant begin = from == null ? clock.instant() : TimeAsked.moment(from, zone);
    Instant end = to == null ? begin.plus(SLOTS_OF) : TimeAsked.moment(to, zone);
    try {
      return engine.callbacks().appointments().free(begin, end).stream()
          .map(slot -> new CallbackViews.Slot(slot.at().atZone(zone).toOffsetDateTime(), slot))
          .toList();
    } catch (StoreException _) {
      throw storeAway();
    }
  }

  @GetMapping("/{id}")
  public CallbackViews.Full one(@PathVariable String id) {
    return views.full(found(id(id)));
  }

  /** 204 when it is cancelled for good: no phone of it rings any more, whatever dies. */
  @DeleteMapping("/{id}")
  public ResponseEntity<Void> cancel(@PathVariable("id") String text) {
    CallbackId id = id(text);
    return switch (closing.cancel(id)) {
      case Closing.Closed _ -> ResponseEntity.noContent().build();
      case Closing.NotKept(String _) -> throw CallbackClosing.notSafe();
      case Closing.Refused(String _) -> {
        Callback callback = found(id);
        throw Problem.of(
            HttpStatus.CONFLICT,
            "The callback cannot be cancelled",
            callback.open()
                ? "The customer is on the line."
                : "It has ended: " + CallbackViews.word(callback.state()) + ".");
      }
    };
  }

  private Callback found(CallbackId id) {
    try {
      Optional<Callback> found = engine.callbacks().find(id);
      return found.orElseThrow(() ->
          Problem.of(
              HttpStatus.NOT_FOUND, "There is no such callback", "No callback has this id."));
    } catch (StoreException _) {
      throw storeAway();
    }
  }

  private static RuntimeException storeAway() {
    return Problem.of(
        HttpStatus.SERVICE_UNAVAILABLE,
        "Callbacks cannot be read",
        "The database does not answer; please ask again.",
        AGAIN);
  }

  private static CallbackId id(String text) {
    try {
      return CallbackId.of(text);
    } catch (IllegalArgumentException _) {
      throw Problem.of(HttpStatus.BAD_REQUEST, "The id cannot be used", "Expected a UUID.");
    }
  }
}
