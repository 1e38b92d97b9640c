package dev.hatchline.app.web;

import dev.hatchline.app.webhook.Webhooks;
import dev.hatchline.conf.Webhook;
import dev.hatchline.routing.store.DeadLetter;
import dev.hatchline.routing.store.OutboxQueue;
import dev.hatchline.routing.store.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How it goes with the webhooks, and what they did not take. Described in docs/webhooks.md. */
@RestController
@RequestMapping("/api/webhooks")
public class WebhookApi {
  private final DeadLetters letters;
  private final JsonMapper mapper;

  WebhookApi(DeadLetters letters, JsonMapper mapper) {
    this.letters = letters;
    this.mapper = mapper;
  }

  /**
   * One webhook.
   *
   * @param url without its query, which may hold a secret
   * @param waiting events to be sent
   * @param dead letters
   * @param failedInRow attempts that failed since it last took something
   * @param again when it is tried next; absent if that may be at once
   * @param lastError absent if there was none, whether it is over or not
   * @param lastDelivered when it last took something
   */
  record State(
      String name,
      String url,
      List<String> events,
      String numbers,
      long waiting,
      long dead,
      int failedInRow,
      @Nullable Instant again,
      @Nullable String lastError,
      @Nullable Instant lastErrorAt,
      @Nullable Instant lastDelivered) {}

  /**
   * What a webhook has not taken.
   *
   * @param number falls from one to the next of the list
   * @param about the id of a call or callback, or an agent
   * @param body as it was sent
   */
  record Dead(
      String id,
      long number,
      String webhook,
      String type,
      String about,
      Instant at,
      int attempts,
      String why,
      Instant died,
      JsonNode body) {}

  /** All of the operator's file, in its order. */
  @GetMapping
  public List<State> states() {
    return letters.states().stream().map(WebhookApi::state).toList();
  }

  private static State state(Webhooks.State state) {
    Webhook webhook = state.webhook();
    OutboxQueue queue = state.queue();
    OutboxQueue.Failure error = queue.lastError();
    return new State(
        webhook.name(),
        withoutQuery(webhook.url()),
        Webhook.EVENTS.stream().filter(webhook.events()::contains).toList(),
        webhook.numbers().word(),
        queue.waiting(),
        queue.dead(),
        queue.failedInRow(),
        queue.again(),
        error == null ? null : error.text(),
        error == null ? null : error.at(),
        queue.delivered());
  }

  private static String withoutQuery(URI url) {
    return url.toString().replaceAll("\\?.*", "");
  }

  /** Dead letters, newest first, page by page. */
  @GetMapping("/dead")
  public ResponseEntity<List<Dead>> dead(
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(required = false) @Nullable String after,
      HttpServletRequest request) {
    Paging paging = Paging.of("dead", request, limit, after);
    Page<DeadLetter> page = letters.page(paging.after(), paging.limit());
    return paging.answer(page.rows().stream().map(this::dead).toList(), page.next());
  }

  private Dead dead(DeadLetter letter) {
    return new Dead(
        letter.event().id().toString(),
        letter.number(),
        letter.event().webhook(),
        letter.event().type(),
        letter.event().subject(),
        letter.event().at(),
        letter.attempts(),
        letter.why(),
        letter.died(),
        mapper.readTree(letter.event().body()));
  }

  /** 202: it is sent next. */
  @PostMapping("/dead/{id}/retry")
  public ResponseEntity<Void> retry(@PathVariable("id") String text) {
    if (!letters.retry(DeadLetters.id(text))) {
      throw unknown();
    }
    return ResponseEntity.accepted().build();
  }

  /** 204: it is deleted. */
  @DeleteMapping("/dead/{id}")
  public ResponseEntity<Void> drop(@PathVariable("id") String text) {
    if (!letters.drop(DeadLetters.id(text))) {
      throw unknown();
    }
    return ResponseEntity.noContent().build();
  }

  private static RuntimeException unknown() {
    return Problem.of(
        HttpStatus.NOT_FOUND, "There is no such dead letter", "No dead letter has this id.");
  }
}
