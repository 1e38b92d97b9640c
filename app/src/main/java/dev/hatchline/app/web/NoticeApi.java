package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.notice.Notice;
import dev.hatchline.routing.notice.NoticeId;
import dev.hatchline.routing.notice.NoticeState;
import dev.hatchline.routing.store.Page;
import dev.hatchline.routing.store.StoreFault;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The news that customers are called with. Described in docs/outage.md. */
@RestController
@RequestMapping("/api/notices")
public class NoticeApi {
  private static final Duration AGAIN = Duration.ofSeconds(5);
  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

  private final Engine engine;

  NoticeApi(Engine engine) {
    this.engine = engine;
  }

  /**
   * News for one customer.
   *
   * @param kind progress or all-clear
   * @param state due, dialling, answered, confirmed, with-person, heard, given-up, withdrawn or
   *     unknown
   * @param at when it came there, or is due
   * @param why it was given up; absent otherwise
   */
  record Full(
      String id,
      String kind,
      String number,
      String line,
      String sentence,
      @Nullable String about,
      @Nullable String outage,
      Instant told,
      String state,
      Instant at,
      @Nullable String why,
      int attempts) {}

  /** Newest first. */
  @GetMapping
  public ResponseEntity<List<Full>> latest(
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(required = false) @Nullable String after,
      HttpServletRequest request) {
    Paging paging = Paging.of("notices", request, limit, after);
    try {
      Page<Notice> page = engine.everything().listings().notices(paging.after(), paging.limit());
      return paging.answer(page.rows().stream().map(NoticeApi::full).toList(), page.next());
    } catch (StoreFault _) {
      throw storeAway();
    }
  }

  /** 204 when it is told no more; 409 if the phone rings already, or it has ended. */
  @DeleteMapping("/{id}")
  public ResponseEntity<Void> withdraw(@PathVariable("id") String text) {
    if (!soon(engine.notices().desk().withdraw(id(text)))) {
      throw Problem.of(
          HttpStatus.CONFLICT,
          "The news cannot be withdrawn",
          "None of this id waits: it is being told, or has been.");
    }
    return ResponseEntity.noContent().build();
  }

  /** Waits for the store: until it answers nobody knows whether it is withdrawn. */
  static boolean soon(CompletableFuture<Boolean> withdrawn) {
    try {
      return withdrawn.get(ANSWER_MAX.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException _) {
      throw storeAway();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw storeAway();
    }
  }

  static Full full(Notice notice) {
    CaseId about = notice.news().about();
    UUID outage = notice.news().outage();
    return new Full(
        notice.id().toString(),
        CaseWords.word(notice.news().kind()),
        notice.news().number().e164(),
        notice.news().line(),
        notice.news().sentence(),
        about == null ? null : about.toString(),
        outage == null ? null : outage.toString(),
        notice.news().at(),
        word(notice.state()),
        notice.state().at(),
        notice.state() instanceof NoticeState.GivenUp(String why, Instant _) ? why : null,
        notice.attempts());
  }

  private static String word(NoticeState state) {
    return switch (state) {
      case NoticeState.Due _ -> "due";
      case NoticeState.Dialling _ -> "dialling";
      case NoticeState.Answered _ -> "answered";
      case NoticeState.Confirmed _ -> "confirmed";
      case NoticeState.WithPerson _ -> "with-person";
      case NoticeState.Heard _ -> "heard";
      case NoticeState.GivenUp _ -> "given-up";
      case NoticeState.Withdrawn _ -> "withdrawn";
      case NoticeState.Unknown _ -> "unknown";
    };
  }

  static RuntimeException storeAway() {
    return Problem.of(
        HttpStatus.SERVICE_UNAVAILABLE,
        "News cannot be reached",
        "The database does not answer; please ask again.",
        AGAIN);
  }

  private static NoticeId id(String text) {
    try {
      return NoticeId.of(text);
    } catch (IllegalArgumentException _) {
      throw Problem.of(HttpStatus.BAD_REQUEST, "The id cannot be used", "Expected a UUID.");
    }
  }
}
