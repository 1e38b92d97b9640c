package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.app.Kept;
import dev.hatchline.app.story.EventJson;
import dev.hatchline.app.trace.CallFinder;
import dev.hatchline.app.trace.CallFinder.Found;
import java.io.IOException;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One call by a beginning of its id, wherever it is remembered or kept. */
@RestController
@RequestMapping("/api/trace")
public class TraceApi {
  private static final MediaType LINES = MediaType.parseMediaType("application/x-ndjson");

  private final CallFinder finder;
  private final EventJson json = new EventJson();

  TraceApi(Engine engine) {
    Kept kept = engine.everything();
    this.finder =
        new CallFinder(
            engine.stories(), engine.store(), kept.history(), engine.setting().installation());
  }

  /** Its events in order, a line each. */
  @GetMapping("/{beginning}")
  public ResponseEntity<String> trace(@PathVariable String beginning) throws IOException {
    return switch (finder.find(beginning)) {
      case Found.One(var events) ->
          ResponseEntity.ok()
              .contentType(LINES)
              .body(
                  events.stream()
                      .map(event -> json.write(event) + "\n")
                      .collect(Collectors.joining()));
      case Found.None _ ->
          throw Problem.of(
              HttpStatus.NOT_FOUND, "There is no such call", CallFinder.none(beginning));
      case Found.Several several ->
          throw Problem.of(
              HttpStatus.CONFLICT, "More than one call begins so", several.sentence(beginning));
      case Found.Unusable _ ->
          throw Problem.of(HttpStatus.BAD_REQUEST, "The id cannot be used", CallFinder.UNUSABLE);
    };
  }
}
