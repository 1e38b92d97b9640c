package dev.hatchline.app.web;

import dev.hatchline.app.Setting;
import dev.hatchline.app.callback.TimeWords;
import dev.hatchline.app.webhook.Webhooks;
import dev.hatchline.conf.ApiKey;
import dev.hatchline.routing.store.DeadLetter;
import dev.hatchline.routing.store.OutboxQueue;
import dev.hatchline.routing.store.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page on which operations see how it goes with the webhooks, and send again what one did not
 * take; it works without a script. The key is asked for as the password of any user.
 *
 * <pre>
 *   GET  /webhooks                  how it goes, and dead letters, newest first
 *   POST /webhooks/dead/ID/retry    303 to the page
 *   POST /webhooks/dead/ID/delete   303 to the page
 * </pre>
 */
@RestController
public class WebhookPages {
  static final String PATH = "/webhooks";

  /** Dead letters of one page. */
  private static final int LETTERS_MAX = 50;

  private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
  private static final Pattern SENDING =
      Pattern.compile(PATH + "/dead/[0-9a-fA-F-]{36}/(retry|delete)");

  /** The dead letter as it was shown: pressed twice, it is sent once. */
  private static final String DIED = "died";

  private static final String GONE = "gone";

  private static final Map<String, String> DONE =
      Map.of(
          "retry",
          "It is sent again, before all others of its webhook.",
          "delete",
          "It is deleted.",
          GONE,
          "That was done before: it is no dead letter any more, or died anew since.");

  private final HtmlTemplate page = HtmlTemplate.of("webhooks.html");
  private final HtmlTemplate one = HtmlTemplate.of("webhooks-letter.html");
  private final HtmlTemplate forms = HtmlTemplate.of("webhooks-forms.html");
  private final Setting setting;
  private final DeadLetters letters;
  private final InstantSource clock;

  WebhookPages(Setting setting, DeadLetters letters, InstantSource clock) {
    this.setting = setting;
    this.letters = letters;
    this.clock = clock;
  }

  /** Whether the page, or one of its forms, is asked for. */
  static boolean is(String path) {
    return path.equals(PATH) || sends(path);
  }

  /** Whether this is sent by a form of the page. */
  static boolean sends(String path) {
    return SENDING.matcher(path).matches();
  }

  @GetMapping(PATH)
  public ResponseEntity<String> page(
      @RequestParam(required = false) @Nullable String done,
      @RequestParam(required = false) @Nullable String after,
      HttpServletRequest request) {
    String words = done == null ? "" : DONE.getOrDefault(done, "");
    try {
      return page(request, after, words);
    } catch (ErrorResponseException problem) {
      return problem(problem);
    }
  }

  @PostMapping(PATH + "/dead/{id}/retry")
  public ResponseEntity<String> retry(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    Map<String, String> fields = WebForm.read(request, clock);
    return done("retry", () -> letters.retry(DeadLetters.id(id), died(fields)));
  }

  @PostMapping(PATH + "/dead/{id}/delete")
  public ResponseEntity<String> delete(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    var _ = WebForm.read(request, clock);
    return done("delete", () -> letters.drop(DeadLetters.id(id)));
  }

  private ResponseEntity<String> done(String act, BooleanSupplier order) {
    try {
      String done = order.getAsBoolean() ? act : GONE;
      return ResponseEntity.status(HttpStatus.SEE_OTHER)
          .location(URI.create(PATH + "?done=" + done))
          .build();
    } catch (ErrorResponseException problem) {
      return problem(problem);
    }
  }

  private static Instant died(Map<String, String> fields) {
    try {
      return Instant.parse(fields.getOrDefault(DIED, ""));
    } catch (DateTimeException _) {
      throw Problem.of(HttpStatus.BAD_REQUEST, "The form cannot be used", "Expected when it died.");
    }
  }

  private ResponseEntity<String> problem(ErrorResponseException problem) {
    String why = String.valueOf(problem.getBody().getDetail());
    return shown(problem.getStatusCode(), Map.of("problem", why), Shown.NOTHING);
  }

  // ---- What is shown

  private record Shown(Html states, Html letters) {
    static final Shown NOTHING = new Shown(Html.NONE, Html.NONE);
  }

  private ResponseEntity<String> page(
      HttpServletRequest request, @Nullable String after, String done) {
    Paging paging = Paging.of("dead", request, LETTERS_MAX, after);
    Page<DeadLetter> dead = letters.page(paging.after(), LETTERS_MAX);
    boolean may =
        KeyGuard.key(request).filter(key -> key.role() == ApiKey.Role.OPERATOR).isPresent();
    List<Html> rows = dead.rows().stream().map(letter -> letter(letter, may)).toList();
    Html older =
        dead.next() == null
            ? Html.NONE
            : Html.in(
                "p",
                Html.in(
                    "a href=\"%s?after=%s\"".formatted(PATH, paging.cursor(dead.next())),
                    "Older ones"));
    return shown(
        HttpStatus.OK,
        Map.of("done", done),
        new Shown(
            states(letters.states()),
            rows.isEmpty()
                ? Html.in("p class=\"empty\"", "None: everything was taken, or still waits.")
                : Html.all(Html.all(rows), older)));
  }

  private ResponseEntity<String> shown(
      HttpStatusCode status, Map<String, String> told, Shown shown) {
    String done = told.getOrDefault("done", "");
    String problem = told.getOrDefault("problem", "");
    String html =
        page.with(
            Map.of(
                "title",
                "Webhooks",
                "company",
                setting.config().company(),
                "done",
                done,
                "done-hidden",
                done.isEmpty() ? "hidden" : "",
                "problem",
                problem,
                "problem-hidden",
                problem.isEmpty() ? "hidden" : ""),
            Map.of("states", shown.states(), "letters", shown.letters()));
    return ResponseEntity.status(status).contentType(HTML).body(html);
  }

  private Html states(List<Webhooks.State> states) {
    List<Html> rows = states.stream().map(this::state).toList();
    return rows.isEmpty()
        ? Html.in("p class=\"empty\"", "The operator's file names none.")
        : Html.in("ul class=\"states\"", Html.all(rows));
  }

  private Html state(Webhooks.State state) {
    OutboxQueue queue = state.queue();
    OutboxQueue.Failure error = queue.lastError();
    return Html.in(
        "li",
        Html.in("b", state.webhook().name()),
        Html.text(
            ": %d wait, %d not delivered. ".formatted(queue.waiting(), queue.dead())
                + (queue.delivered() == null
                    ? "It has taken nothing yet."
                    : "It last took something " + time(queue.delivered()) + ".")),
        queue.failedInRow() == 0 || error == null
            ? Html.NONE
            : Html.in(
                "span class=\"trouble\"",
                " It does not now: %s, %s, %d times in a row."
                    .formatted(error.text(), time(error.at()), queue.failedInRow())));
  }

  private Html letter(DeadLetter letter, boolean may) {
    String id = letter.event().id().toString();
    String died = letter.died().toString();
    return new Html(
        one.with(
            Map.of(
                "type", letter.event().type(),
                "webhook", letter.event().webhook(),
                "about", letter.event().subject(),
                "at", time(letter.event().at()),
                "attempts", attempts(letter.attempts()),
                "died", time(letter.died()),
                "why", letter.why(),
                "body", letter.event().body()),
            Map.of(
                "forms",
                may ? new Html(forms.with(Map.of("id", id, "moment", died))) : Html.NONE)));
  }

  private static String attempts(int count) {
    return count == 1 ? "one attempt" : count + " attempts";
  }

  private String time(Instant at) {
    return TimeWords.WRITTEN.of(at, setting.config().hours().zone(), clock.instant());
  }
}
