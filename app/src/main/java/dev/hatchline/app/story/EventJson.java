package dev.hatchline.app.story;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Call events as JSON, one object each: {@code {"type":"Arrived","call":"…","at":"…",…}}. */
public final class EventJson {
  private final JsonMapper mapper =
      JsonMapper.builder()
          .addMixIn(CallEvent.class, Typed.class)
          .addMixIn(CallId.class, CallIdText.class)
          .addMixIn(AgentId.class, AgentIdText.class)
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

  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
  private interface Typed {}

  private abstract static class CallIdText {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    CallIdText(@SuppressWarnings("UnusedVariable") UUID value) {}

    @JsonValue
    abstract UUID value();
  }

  private abstract static class AgentIdText {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    AgentIdText(@SuppressWarnings("UnusedVariable") String extension) {}

    @JsonValue
    abstract String extension();
  }
}
