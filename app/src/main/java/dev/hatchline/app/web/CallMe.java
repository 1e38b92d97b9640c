package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.app.callback.RingingCustomers;
import dev.hatchline.app.callback.Said;
import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.Closing;
import dev.hatchline.routing.callback.Source;
import dev.hatchline.routing.callback.StoreException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page on which anybody asks to be called, and then sees how it goes. Whoever asks is a
 * stranger: limited by address and number, and told nothing of others' callbacks.
 *
 * <pre>
 *   GET  /call-me               the form
 *   POST /call-me               asks; 303 to the page of this request, or the form with the reason
 *   GET  /call-me/TOKEN         the page of one request
 *   GET  /call-me/TOKEN/state   the same for the page's script
 *   POST /call-me/TOKEN/cancel  takes it back; 303 to its page
 * </pre>
 */
@RestController
public class CallMe {
  static final String PATH = "/call-me";

  /** Strangers who wait for the database at once; nobody else is to wait for them. */
  private static final int LOOKUPS_MAX = 4;

  private static final Pattern REQUEST =
      Pattern.compile(PATH + "/[0-9a-f-]{36}(?<part>/state|/cancel)?");

  private final Engine engine;
  private final CallbackTaking taking;
  private final CallbackClosing closing;
  private final CallbackViews views;
  private final CallMeTokens tokens;
  private final CallMeLimits limits;
  private final CallMePages pages;
  private final CallMeTimes times;
  private final RingingCustomers ringing;
  private final InstantSource clock;
  private final Semaphore lookups = new Semaphore(LOOKUPS_MAX);

  CallMe(
      Engine engine,
      CallbackTaking taking,
      CallbackClosing closing,
      CallbackViews views,
      CallMeTokens tokens,
      CallMeLimits limits,
      CallMePages pages,
      CallMeTimes times,
      RingingCustomers ringing,
      InstantSource clock) {
    this.engine = engine;
    this.taking = taking;
    this.closing = closing;
    this.views = views;
    this.tokens = tokens;
    this.limits = limits;
    this.pages = pages;
    this.times = times;
    this.ringing = ringing;
    this.clock = clock;
  }

  /** Whether this is read by anybody. */
  static boolean reads(String path) {
    return path.equals(PATH) || (REQUEST.matcher(path).matches() && !path.endsWith("/cancel"));
  }

  /** Whether this is sent by anybody, as a form. */
  static boolean sends(String path) {
    return path.equals(PATH) || (REQUEST.matcher(path).matches() && path.endsWith("/cancel"));
  }

  @GetMapping(PATH)
  public ResponseEntity<String> form() {
    return pages.form(HttpStatus.OK, Map.of(), "");
  }

  @PostMapping(PATH)
  public ResponseEntity<String> ask(HttpServletRequest request) throws IOException {
    Map<String, String> fields = WebForm.read(request, clock);
    try {
      CallbackAsked asked =
          new CallbackAsked(
              fields.getOrDefault("number", ""),
              fields.get("name"),
              fields.get("reason"),
              null,
              times.asked(fields.getOrDefault("at", "")));
      String form = fields.getOrDefault("form", UUID.randomUUID().toString());
      String address = request.getRemoteAddr();
      UUID token =
          tokens.of(new CallMeTokens.Once(form, asked.number()), () -> taken(asked, address));
      return seeOther(token);
    } catch (ErrorResponseException problem) {
      return pages.form(problem, fields);
    }
  }

  private Said.Promised taken(CallbackAsked asked, String address) {
    limits.take(address);
    try {
      return taking.take(asked, Source.WEB, address, null);
    } catch (ErrorResponseException refused) {
      limits.giveBack(address);
      throw refused;
    }
  }

  private static ResponseEntity<String> seeOther(UUID token) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(PATH + "/" + token))
        .build();
  }

  @GetMapping(PATH + "/{token}")
  public ResponseEntity<String> request(@PathVariable UUID token) {
    CallMeTokens.Page page = tokens.page(token);
    Callback callback = find(page);
    return pages.request(token, callback, state(page, callback));
  }

  @GetMapping(PATH + "/{token}/state")
  public CallMeState state(@PathVariable UUID token) {
    CallMeTokens.Page page = tokens.page(token);
    return state(page, find(page));
  }

  private CallMeState state(CallMeTokens.Page page, Callback callback) {
    if (page.withdrawn()) {
      return CallMeState.withdrawn();
    }
    return CallMeState.of(
        callback,
        page.own(),
        new CallMeState.Now(
            ringing.contains(callback.id()),
            views.full(callback).place(),
            clock.instant(),
            engine.setting().config().callback().hours().zone()));
  }

  /** Only of those whom the page is for: another source's callback has no page. */
  private Callback find(CallMeTokens.Page page) {
    if (!lookups.tryAcquire()) {
      throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "Busy", "Please look again in a moment.");
    }
    try {
      Optional<Callback> found = engine.callbacks().find(page.callback());
      return found
          .filter(callback -> !page.own() || callback.request().source() == Source.WEB)
          .orElseThrow(() ->
              Problem.of(
                  HttpStatus.NOT_FOUND,
                  "Unknown",
                  "This request is not, or no longer, known. You can ask for a call again."));
    } catch (StoreException _) {
      throw Problem.of(
          HttpStatus.SERVICE_UNAVAILABLE, "Busy", "Please look again in a few seconds.");
    } finally {
      lookups.release();
    }
  }

  @PostMapping(PATH + "/{token}/cancel")
  public ResponseEntity<String> cancel(@PathVariable UUID token, HttpServletRequest request)
      throws IOException {
    WebForm.read(request, clock);
    CallMeTokens.Page page = tokens.page(token);
    Callback callback = find(page);
    if (!page.own()) {
      tokens.withdraw(token);
    } else if (closing.cancel(callback.id()) instanceof Closing.NotKept) {
      throw CallbackClosing.notSafe();
    }
    return seeOther(token);
  }

  /** A page for people; the script's question gets the reason as it is. */
  @ExceptionHandler
  ResponseEntity<?> refused(ErrorResponseException problem, HttpServletRequest request) {
    return request.getRequestURI().endsWith("/state")
        ? ResponseEntity.status(problem.getStatusCode())
            .header(HttpHeaders.RETRY_AFTER, "5")
            .body(problem.getBody())
        : pages.form(problem, Map.of());
  }
}
