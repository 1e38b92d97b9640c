package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.app.story.EventJson;
import dev.hatchline.app.trace.Sentences;
import dev.hatchline.call.CallEvent;
import dev.hatchline.routing.store.StoreFault;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;

/** One call's story, for eyes and for programs. */
@Component
public class StoryView {
  private final Engine engine;
  private final EventJson json = new EventJson();

  public StoryView(Engine engine) {
    this.engine = engine;
  }

  /** A call's events in order. */
  public record Story(String id, List<Entry> events) {}

  /**
   * One event.
   *
   * @param type the event's name
   * @param text one sentence for a person
   * @param event all of it
   */
  public record Entry(Instant at, String type, String text, JsonNode event) {}

  /** The story of this call; 404 when it is not, or no longer, remembered. */
  public Story story(String id) {
    return engine
        .stories()
        .find(Api.id(id))
        .map(story -> new Story(id, story.events().stream().map(this::entry).toList()))
        .or(() -> kept(id))
        .orElseThrow(() ->
            new ResponseStatusException(HttpStatus.NOT_FOUND, "no call " + id + " is remembered"));
  }

  /** From the database, for calls that memory has forgotten. */
  private Optional<Story> kept(String id) {
    try {
      List<Entry> entries =
          engine.store().events(Api.id(id)).stream()
              .map(kept -> entry(json.read(kept.body())))
              .toList();
      return entries.isEmpty() ? Optional.empty() : Optional.of(new Story(id, entries));
    } catch (StoreFault fault) {
      throw new ResponseStatusException(
          HttpStatus.SERVICE_UNAVAILABLE,
          "call " + id + " is no longer in memory, and the database does not answer",
          fault);
    }
  }

  private Entry entry(CallEvent event) {
    return new Entry(
        event.at(), event.getClass().getSimpleName(), Sentences.of(event), json.tree(event));
  }
}
