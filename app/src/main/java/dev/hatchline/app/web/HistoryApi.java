package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.app.Kept;
import dev.hatchline.app.data.DataFault;
import dev.hatchline.app.history.Past;
import dev.hatchline.app.history.PastLines;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What was in a period, for the reports: they are made by a process of their own, as no engine is
 * to count what has been while calls go on. Written as it is read.
 */
@RestController
@RequestMapping("/api/history")
public class HistoryApi {
  private static final Duration SETTLE_MAX = Duration.ofSeconds(2);
  private static final Duration AGAIN = Duration.ofSeconds(30);
  private static final String LINES = "application/x-ndjson";

  private final Kept kept;

  HistoryApi(Engine engine) {
    this.kept = engine.everything();
  }

  /** Of one kind, from a moment on and before another. */
  @GetMapping("/{kind}")
  public void history(
      @PathVariable String kind,
      @RequestParam String from,
      @RequestParam String to,
      HttpServletResponse answer)
      throws IOException {
    PastLines.Source<?> source = source(kind, moment(from), moment(to));
    kept.settle(SETTLE_MAX);
    answer.setContentType(LINES);
    BufferedWriter out =
        new BufferedWriter(
            new OutputStreamWriter(answer.getOutputStream(), StandardCharsets.UTF_8));
    try {
      PastLines.write(source, out);
    } catch (DataFault fault) {
      // Where something was sent already, the missing last line has to tell it.
      if (!answer.isCommitted()) {
        answer.reset();
      }
      throw Problem.of(
          HttpStatus.SERVICE_UNAVAILABLE,
          "The database cannot be read",
          String.valueOf(fault.getMessage()),
          AGAIN);
    }
  }

  private PastLines.Source<?> source(String kind, Instant from, Instant to) {
    Past past = kept.past();
    return switch (kind) {
      case "calls" -> (PastLines.Source<Object>) sink -> past.calls(from, to, sink::take);
      case "callbacks" -> (PastLines.Source<Object>) sink -> past.callbacks(from, to, sink::take);
      case "dialled" -> (PastLines.Source<Object>) sink -> past.dialled(from, to, sink::take);
      case "contacts" -> (PastLines.Source<Object>) sink -> past.contacts(from, to, sink::take);
      case "moves" -> (PastLines.Source<Object>) sink -> past.moves(from, to, sink::take);
      default ->
          throw Problem.of(
              HttpStatus.BAD_REQUEST,
              "There is no such history",
              "Expected calls, callbacks, dialled, contacts or moves, found '%s'.".formatted(kind));
    };
  }

  private static Instant moment(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException _) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "The period cannot be used",
          "Expected two moments such as 2026-11-28T00:00:00Z, found '%s'.".formatted(text));
    }
  }
}
