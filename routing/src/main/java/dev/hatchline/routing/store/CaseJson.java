package dev.hatchline.routing.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.cases.Account;
import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.CaseChange;
import dev.hatchline.routing.cases.CaseEvent;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.cases.CaseState;
import dev.hatchline.routing.cases.Credit;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cases and their changes as JSON, one object each; times as ISO 8601, ids as text, and states and
 * events by their names: {@code {"is":"Solved","by":"101",…}}.
 */
final class CaseJson {
  private final JsonMapper mapper =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addMixIn(CaseState.class, Named.class)
          .addMixIn(CaseEvent.class, Named.class)
          .addMixIn(Credit.CreditState.class, Named.class)
          .addMixIn(CallId.class, UuidText.class)
          .addMixIn(CaseId.class, UuidText.class)
          .addMixIn(CallbackId.class, UuidText.class)
          .addMixIn(AgentId.class, Extension.class)
          .addMixIn(PhoneNumber.class, PhoneText.class)
          .addMixIn(Account.class, AccountNumber.class)
          .registerSubtypes(CaseState.class.getPermittedSubclasses())
          .registerSubtypes(CaseEvent.class.getPermittedSubclasses())
          .registerSubtypes(Credit.CreditState.class.getPermittedSubclasses())
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

  private abstract static class UuidText {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    UuidText(@SuppressWarnings("UnusedVariable") UUID value) {}

    @JsonValue
    abstract UUID value();
  }

  private abstract static class Extension {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Extension(@SuppressWarnings("UnusedVariable") String extension) {}

    @JsonValue
    abstract String extension();
  }

  private abstract static class PhoneText {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    PhoneText(@SuppressWarnings("UnusedVariable") String e164) {}

    @JsonValue
    abstract String e164();
  }

  private abstract static class AccountNumber {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    AccountNumber(@SuppressWarnings("UnusedVariable") String number) {}

    @JsonValue
    abstract String number();
  }
}
