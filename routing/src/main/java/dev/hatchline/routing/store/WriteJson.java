package dev.hatchline.routing.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Writes as JSON, one object each: {@code {"row":"StoredEvent","call":"…",…}}. */
final class WriteJson {
  private final JsonMapper mapper =
      JsonMapper.builder()
          .addMixIn(Write.class, Typed.class)
          .addMixIn(CallId.class, CallIdText.class)
          .addMixIn(AgentId.class, AgentIdText.class)
          .registerSubtypes(Write.class.getPermittedSubclasses())
          .build();

  String write(Write write) {
    return mapper.writerFor(Write.class).writeValueAsString(write);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws JacksonException if it is no such row
   */
  Write read(String json) {
    return mapper.readValue(json, Write.class);
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "row")
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
