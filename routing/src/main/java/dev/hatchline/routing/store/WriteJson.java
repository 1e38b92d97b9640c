package dev.hatchline.routing.store;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Writes as JSON, one object each: {@code {"row":"StoredEvent","call":"…",…}}. */
final class WriteJson {
  private final JsonMapper mapper =
      KeptJson.mapper()
          .addMixIn(Write.class, Typed.class)
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
}
