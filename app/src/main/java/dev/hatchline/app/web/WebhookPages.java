package dev.hatchline.app.web;

import dev.hatchline.app.Setting;
import dev.hatchline.app.webhook.Webhooks;
import dev.hatchline.conf.Role;
import dev.hatchline.routing.store.DeadLetter;
import dev.hatchline.routing.store.OutboxQueue;
import dev.hatchline.routing.store.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page on which operations see how it goes with the webhooks, and send again what one did not
 * take; it works without a script.
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

  /** The dead letter as it was shown: pressed twice, it is sent once. */
  private static final String DIED = "died";

  private static final String GONE = "gone";

  static final OpsPage.Where AT =
      new OpsPage.Where(
          PATH,
          "Webhooks",
          Pattern.compile("/dead/[0-9a-fA-F-]{36}/(retry|delete)"),
          Map.of(
              "retry",
              "It is sent again, before all others of its webhook.",
              "delete",
              "It is deleted.",
              GONE,
              "That was done before: it is no dead letter any more, or died anew since."));

  private final HtmlTemplate one = HtmlTemplate.of("webhooks-letter.html");
  private final HtmlTemplate forms = HtmlTemplate.of("webhooks-forms.html");
  private final OpsPage page;
  private final DeadLetters letters;
  private final InstantSource clock;

  WebhookPages(Setting setting, DeadLetters letters, InstantSource clock) {
    this.page = new OpsPage(AT, setting, clock);
    this.letters = letters;
    this.clock = clock;
  }

  @GetMapping(PATH)
  public ResponseEntity<String> page(
      @RequestParam(required = false) @Nullable String done,
      @RequestParam(required = false) @Nullable String after,
      HttpServletRequest request) {
    try {
      return page(request, after, page.told(done));
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
      return page.seeOther(order.getAsBoolean() ? act : GONE);
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
    return shown(OpsPage.Told.problem(problem), Html.NONE, Html.NONE);
  }

  // ---- What is shown

  private ResponseEntity<String> page(
      HttpServletRequest request, @Nullable String after, OpsPage.Told told) {
    Paging paging = Paging.of("dead", request, LETTERS_MAX, after);
    Page<DeadLetter> dead = letters.page(paging.after(), LETTERS_MAX);
    boolean may = Who.of(request).filter(who -> who.role() == Role.OPERATOR).isPresent();
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
        told,
        states(letters.states()),
        rows.isEmpty()
            ? Html.in("p class=\"empty\"", "None: everything was taken, or still waits.")
            : Html.all(Html.all(rows), older));
  }

  private ResponseEntity<String> shown(OpsPage.Told told, Html states, Html letters) {
    return page.show(told, Map.of(), Map.of("states", states, "letters", letters));
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
                    : "It last took something " + page.time(queue.delivered()) + ".")),
        queue.failedInRow() == 0 || error == null
            ? Html.NONE
            : Html.in(
                "span class=\"trouble\"",
                " It does not now: %s, %s, %d times in a row."
                    .formatted(error.text(), page.time(error.at()), queue.failedInRow())));
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
                "at", page.time(letter.event().at()),
                "attempts", attempts(letter.attempts()),
                "died", page.time(letter.died()),
                "why", letter.why(),
                "body", letter.event().body()),
            Map.of(
                "forms",
                may
                    ? new Html(
                        forms.with(Map.of("id", id, "moment", died, "csrf", SessionForms.key())))
                    : Html.NONE)));
  }

  private static String attempts(int count) {
    return count == 1 ? "one attempt" : count + " attempts";
  }
}
