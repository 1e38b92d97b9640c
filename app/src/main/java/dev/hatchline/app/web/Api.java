package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.app.web.Views.LiveAgent;
import dev.hatchline.call.CallId;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What goes on on the line now; every request needs a key. */
@RestController
@RequestMapping("/api")
public class Api {
  private final Engine engine;
  private final Views views;
  private final StoryView stories;

  Api(Engine engine, Views views, StoryView stories) {
    this.engine = engine;
    this.views = views;
    this.stories = stories;
  }

  /** How many calls are up. */
  @GetMapping("/calls/live")
  public Map<String, Integer> live() {
    return Map.of("calls", engine.calls().count());
  }

  /** One call's story: its events in order. */
  @GetMapping("/calls/{id}")
  public StoryView.Story call(@PathVariable String id) {
    return stories.story(id);
  }

  @GetMapping("/agents")
  public List<LiveAgent> agents() {
    return views.live().agents();
  }

  /** How good the waits are that callers are told. */
  @GetMapping("/waits")
  public Views.WaitsTold waits() {
    Views.WaitsTold waits = views.waitsTold();
    if (waits == null) {
      throw new ResponseStatusException(
          HttpStatus.SERVICE_UNAVAILABLE,
          "the database has not answered yet; see /actuator/health");
    }
    return waits;
  }

  /** Takes no new calls from now on. */
  @PostMapping("/drain")
  public Draining drain() {
    return drain(true);
  }

  /** Takes new calls again. */
  @DeleteMapping("/drain")
  public Draining drainEnds() {
    return drain(false);
  }

  /**
   * What is still up.
   *
   * @param calls callers that the engine knows
   * @param channels all that Asterisk has: callers, agents' phones, also agents among themselves
   */
  public record Draining(boolean draining, int calls, int channels) {}

  private Draining drain(boolean wanted) {
    boolean done = engine.drain().order(wanted);
    // Before the calls: a channel that ends in between is still a call, and not the other way.
    OptionalInt channels = engine.vitals().channels();
    if (!done || channels.isEmpty()) {
      throw new ResponseStatusException(
          HttpStatus.SERVICE_UNAVAILABLE,
          "Asterisk does not answer, so it cannot be told whether to take calls; try again");
    }
    return new Draining(wanted, engine.calls().count(), channels.getAsInt());
  }

  /** Reads an id from a path. */
  static CallId id(String text) {
    try {
      return CallId.of(text);
    } catch (IllegalArgumentException _) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST, "'" + text + "' is no call id; expected a UUID");
    }
  }
}
