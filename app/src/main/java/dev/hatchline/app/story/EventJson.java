package dev.hatchline.app.story;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.hatchline.call.CallEvent;
import dev.hatchline.routing.store.KeptJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Call events as JSON, one object each: {@code {"type":"Arrived","call":"…","at":"…",…}}. */
public final class EventJson {
  private final JsonMapper mapper =
      KeptJson.mapper()
          .addMixIn(CallEvent.class, Typed.class)
          .addMixIn(CallEvent.Ended.class, Sparse.class)
          .addMixIn(CallEvent.MessageStarted.class, Sparse.class)
          .registerSubtypes(CallEvent.class.getPermittedSubclasses())
          .build();

  public String write(CallEvent event) {
    return mapper.writerFor(CallEvent.class).writeValueAsString(event);
  }

  /** The same as a tree. */
  public JsonNode tree(CallEvent event) {
    return mapper.readTree(write(event));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws JacksonException if it is no call event
   */
  public CallEvent read(String json) {
    return mapper.readValue(json, CallEvent.class);
  }

  /**
   * Whether the line, which another version may have written, has no name that the event has not.
   */
  public boolean knows(CallEvent event, String line) {
    return knows(tree(event), mapper.readTree(line));
  }

  private static boolean knows(JsonNode event, JsonNode line) {
    return line.properties().stream()
        .allMatch(each -> {
          JsonNode same = event.path(each.getKey());
          return !same.isMissingNode() && knows(same, each.getValue());
        });
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
  private interface Typed {}

  /** As before it could be told: whoever is erased is in lines that cannot become longer. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private interface Sparse {}
}
