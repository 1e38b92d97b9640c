package dev.hatchline.routing.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.cases.Account;
import dev.hatchline.routing.cases.CaseId;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** JSON as it is kept: times as ISO 8601, and what has one part, such as an id, as its text. */
public final class KeptJson {
  private KeptJson() {}

  public static JsonMapper.Builder mapper() {
    return JsonMapper.builder()
        .addMixIn(CallId.class, UuidText.class)
        .addMixIn(CaseId.class, UuidText.class)
        .addMixIn(CallbackId.class, UuidText.class)
        .addMixIn(AgentId.class, Extension.class)
        .addMixIn(PhoneNumber.class, PhoneText.class)
        .addMixIn(Account.class, AccountNumber.class);
  }

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
