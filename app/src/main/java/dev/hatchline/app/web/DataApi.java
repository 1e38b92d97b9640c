package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.app.data.Asker;
import dev.hatchline.app.data.Numbers;
import dev.hatchline.app.data.Persons;
import dev.hatchline.app.data.RowStream;
import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.Closing;
import dev.hatchline.routing.callback.StoreException;
import dev.hatchline.routing.notice.Notice;
import dev.hatchline.routing.store.StoreFault;
import dev.hatchline.routing.store.bulk.Traces;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Everything that is kept: all rows for a backup, and one person's, to be read or erased. Described
 * in docs/data.md. What is long is written as it is read; its last line tells that it is whole.
 */
@RestController
@RequestMapping("/api")
public class DataApi {
  /** Withdrawn news is settled within milliseconds, unless the database is away. */
  private static final Duration SETTLING_MAX = Duration.ofSeconds(3);

  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private static final String LINES = "application/x-ndjson";
  private static final Duration AGAIN = Duration.ofSeconds(30);

  private final Engine engine;
  private final CallbackClosing closing;
  private final Numbers numbers;

  DataApi(Engine engine, CallbackClosing closing) {
    this.engine = engine;
    this.closing = closing;
    this.numbers = new Numbers(engine.setting().config());
  }

  /**
   * What came of an erasure.
   *
   * @param changed how many rows, events and files were removed or changed, by kind
   * @param left what only the other engine can erase; absent if there is none
   */
  public record Erasure(Map<String, Integer> changed, @Nullable String left) {}

  /** All rows, as of one moment. */
  @GetMapping("/rows")
  public void rows(HttpServletResponse answer) throws IOException {
    BufferedWriter out = lines(answer);
    try {
      RowStream.over(out, engine.everything().holdings().read(RowStream.sink(out)).schema());
    } catch (StoreFault fault) {
      throw cut(answer, fault);
    }
  }

  /** Everything of one person. */
  @GetMapping("/persons/{number}")
  public void person(@PathVariable String number, HttpServletResponse answer) throws IOException {
    Traces traces = traces(number);
    BufferedWriter out = lines(answer);
    try {
      engine.everything().persons().export(traces, out);
    } catch (StoreFault fault) {
      throw cut(answer, fault);
    }
  }

  private static BufferedWriter lines(HttpServletResponse answer) throws IOException {
    answer.setContentType(LINES);
    return new BufferedWriter(
        new OutputStreamWriter(answer.getOutputStream(), StandardCharsets.UTF_8));
  }

  /** Where something was sent already, the missing last line has to tell it. */
  private static RuntimeException cut(HttpServletResponse answer, StoreFault fault) {
    if (!answer.isCommitted()) {
      answer.reset();
    }
    return Problem.of(
        HttpStatus.SERVICE_UNAVAILABLE,
        "The database cannot be read",
        String.valueOf(fault.getMessage()),
        AGAIN);
  }

  /**
   * Erases a person; with {@code force} a callback that is owed is cancelled first, and news that
   * waits is withdrawn.
   */
  @DeleteMapping("/persons/{number}")
  public Erasure erase(
      @PathVariable String number,
      @RequestParam(defaultValue = "false") boolean force,
      HttpServletRequest request) {
    Traces traces = traces(number);
    Optional<Callback> owed = engine.callbacks().openFor(traces.number());
    if (owed.isPresent() && !force) {
      throw owed();
    }
    if (owed.isPresent() && closing.cancel(owed.get().id()) instanceof Closing.NotKept(String _)) {
      throw CallbackClosing.notSafe();
    }
    if (force) {
      withdrawNews(traces);
    }
    String who =
        Asker.request(
            request.getHeader(Asker.HEADER),
            Who.written(request).orElse("none"),
            request.getRemoteAddr());
    return switch (engine.everything().persons().erase(traces, who)) {
      case Persons.Erased.Done(Map<String, Integer> changed) -> new Erasure(changed, left());
      case Persons.Erased.Owed _ -> throw owed();
      case Persons.Erased.OnTheLine _ ->
          throw Problem.of(
              HttpStatus.CONFLICT,
              "The person is on the line",
              "A call of this number is up; ask again when it has ended.");
      case Persons.Erased.Failed(String why) ->
          throw Problem.of(
              HttpStatus.SERVICE_UNAVAILABLE,
              "Not everything could be erased",
              why + "; please ask again.",
              AGAIN);
    };
  }

  private @Nullable String left() {
    return engine.setting().config().twoEngines()
        ? ("What engine %s remembers of its last calls, and what it has not written to the"
                + " database yet; ask it, too.")
            .formatted(engine.setting().installation().engine().other().word())
        : null;
  }

  /** What is being told by now is left; its row has the erasure refused. */
  private void withdrawNews(Traces traces) {
    try {
      for (Notice notice : unsettled(traces)) {
        var _ = NoticeApi.soon(engine.notices().desk().withdraw(notice.id()));
      }
      // What became of it has to stand in the case before the number may go.
      long end = System.nanoTime() + SETTLING_MAX.toNanos();
      while (!unsettled(traces).isEmpty() && System.nanoTime() < end) {
        LockSupport.parkNanos(LOOK_EVERY.toNanos());
      }
    } catch (StoreException _) {
      throw NoticeApi.storeAway();
    }
  }

  private List<Notice> unsettled(Traces traces) throws StoreException {
    return engine.notices().notices().unsettled().stream()
        .filter(notice -> traces.is(notice.news().number().e164()))
        .toList();
  }

  private static RuntimeException owed() {
    return Problem.of(
        HttpStatus.CONFLICT,
        "A call is owed",
        "A call is owed to this number; force (--force, ?force=true) cancels a callback, and"
            + " withdraws news unless its phone rings by now.");
  }

  private Traces traces(String number) {
    return numbers
        .traces(number)
        .orElseThrow(() ->
            Problem.of(
                HttpStatus.BAD_REQUEST,
                "The number cannot be used",
                "Expected a phone number in full, such as +12025550123."));
  }
}
