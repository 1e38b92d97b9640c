package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.app.web.Views.CallSummary;
import dev.hatchline.routing.store.Mark;
import dev.hatchline.routing.store.Page;
import dev.hatchline.routing.store.StoreFault;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened on the line, page by page. Described in docs/api.md. */
@RestController
@RequestMapping("/api")
public class LineApi {
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final Engine engine;
  private final CallListing calls;
  private final IncidentListing incidents;

  LineApi(Engine engine, CallListing calls, IncidentListing incidents) {
    this.engine = engine;
    this.calls = calls;
    this.incidents = incidents;
  }

  private interface Listing<T> {
    Page<T> page(@Nullable Mark after, int max) throws StoreFault;
  }

  /** All calls, those that are up among them, by first ring, newest first. */
  @GetMapping("/calls")
  public ResponseEntity<List<CallSummary>> calls(
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(required = false) @Nullable String after,
      HttpServletRequest request) {
    return answer(calls::page, Paging.of("calls", request, limit, after));
  }

  /** What callers left on the line, by first ring, newest first. */
  @GetMapping("/messages")
  public ResponseEntity<List<Views.LeftMessage>> messages(
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(required = false) @Nullable String after,
      HttpServletRequest request) {
    Listing<Views.LeftMessage> left =
        (mark, max) -> {
          var page = engine.messages().page(mark, max);
          var said = engine.texts().of(page.rows());
          return new Page<>(
              page.rows().stream().map(one -> Views.message(one, said.get(one.id()))).toList(),
              page.next());
        };
    return answer(left, Paging.of("messages", request, limit, after));
  }

  /** What a person should look into, newest first. */
  @GetMapping("/incidents")
  public ResponseEntity<List<IncidentView>> incidents(
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(required = false) @Nullable String after,
      HttpServletRequest request) {
    return answer(incidents::page, Paging.of("incidents", request, limit, after));
  }

  private static <T> ResponseEntity<List<T>> answer(Listing<T> listing, Paging paging) {
    try {
      Page<T> page = listing.page(paging.after(), paging.limit());
      return paging.answer(page.rows(), page.next());
    } catch (StoreFault _) {
      throw Problem.of(
          HttpStatus.SERVICE_UNAVAILABLE,
          "The list cannot be reached",
          "The database does not answer; please ask again.",
          AGAIN);
    }
  }
}
