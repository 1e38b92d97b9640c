package dev.hatchline.routing.store;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.CaseChange;
import dev.hatchline.routing.cases.CaseEvent;
import dev.hatchline.routing.cases.CaseState;
import dev.hatchline.routing.cases.Credit;
import dev.hatchline.routing.cases.LeftAt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cases and their changes as JSON, one object each; states and events by their names: {@code
 * {"is":"Solved","by":"101",…}}.
 */
final class CaseJson {
  private final JsonMapper mapper =
      KeptJson.mapper()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addMixIn(CaseState.class, Named.class)
          .addMixIn(CaseEvent.class, Named.class)
          .addMixIn(Credit.CreditState.class, Named.class)
          .addMixIn(LeftAt.class, Named.class)
          .registerSubtypes(CaseState.class.getPermittedSubclasses())
          .registerSubtypes(CaseEvent.class.getPermittedSubclasses())
          .registerSubtypes(Credit.CreditState.class.getPermittedSubclasses())
          .registerSubtypes(LeftAt.class.getPermittedSubclasses())
          .build();

  String write(Case c) {
    return mapper.writeValueAsString(c);
  }

  /**
   * Reads what {@link #write(Case)} wrote.
   *
   * @throws JacksonException if it is no such case
   */
  Case readCase(String json) {
    return mapper.readValue(json, Case.class);
  }

  String write(CaseChange change) {
    return mapper.writeValueAsString(change);
  }

  /**
   * Reads what {@link #write(CaseChange)} wrote.
   *
   * @throws JacksonException if it is no such change
   */
  CaseChange readChange(String json) {
    return mapper.readValue(json, CaseChange.class);
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
  private interface Named {}
}
