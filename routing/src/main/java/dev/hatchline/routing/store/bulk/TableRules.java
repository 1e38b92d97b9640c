package dev.hatchline.routing.store.bulk;

import static dev.hatchline.routing.store.bulk.TableRule.Role.BODY;
import static dev.hatchline.routing.store.bulk.TableRule.Role.CALL;
import static dev.hatchline.routing.store.bulk.TableRule.Role.CALLBACK;
import static dev.hatchline.routing.store.bulk.TableRule.Role.CALLER;
import static dev.hatchline.routing.store.bulk.TableRule.Role.EVENT;
import static dev.hatchline.routing.store.bulk.TableRule.Role.FILE;
import static dev.hatchline.routing.store.bulk.TableRule.Role.NOTHING;
import static dev.hatchline.routing.store.bulk.TableRule.Role.NUMBER;
import static dev.hatchline.routing.store.bulk.TableRule.Role.OPEN;
import static dev.hatchline.routing.store.bulk.TableRule.Role.OWED;
import static dev.hatchline.routing.store.bulk.TableRule.Role.PERSONAL;
import static dev.hatchline.routing.store.bulk.TableRule.Role.WORDS;

import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.store.bulk.TableRule.Ageing.After;
import dev.hatchline.routing.store.bulk.TableRule.Ageing.Never;
import dev.hatchline.routing.store.bulk.TableRule.Ageing.With;
import java.util.List;

/**
 * The rule of each table, and of each text column. Whoever adds one decides here how long it is
 * kept and what it tells of a person; until then a test fails. Whose rows make a call or a callback
 * the person's stand before those that are about it.
 */
final class TableRules {
  /** In place of a number that was owed a call: no country has the code 999 (ITU-T E.164). */
  static final PhoneNumber NOBODY = new PhoneNumber("+9990000000");

  private static final String ALWAYS = "";
  private static final String OWED_YET = "open_number IS NOT NULL";

  static final List<TableRule> ALL =
      List.of(
          TableRule.of("call_summary", new After(Keep.CALLS, "first_ring", ALWAYS))
              .as(CALL, "call_id")
              .as(CALLER, "caller")
              .as(NOTHING, "line", "party", "reason", "agent", "queue")
              .end(),
          TableRule.of("callback", new After(Keep.CALLBACKS, "promised_at", OWED_YET))
              .as(CALLBACK, "id")
              .as(OPEN, "open_number")
              .as(OWED, "number")
              .as(CALL, "call_id")
              .as(PERSONAL, "name", "reason")
              .as(WORDS, "words", "why")
              .as(NOTHING, "queue", "line", "source", "state", "agent", "became")
              .end(),
          TableRule.of("callback_attempt", new With("callback", "callback_id"))
              .as(CALLBACK, "callback_id")
              .as(CALL, "call_id")
              .as(NOTHING, "agent", "ended_as")
              .end(),
          TableRule.of("callback_key", new With("callback", "callback_id"))
              .as(CALLBACK, "callback_id")
              .as(NOTHING, "key_hash")
              .removed()
              .end(),
          TableRule.of("callback_appointment", new With("callback", "callback_id"))
              .as(CALLBACK, "callback_id")
              .as(NOTHING, "zone", "wanted")
              .end(),
          TableRule.of("callback_owner", new With("callback", "callback_id"))
              .as(CALLBACK, "callback_id")
              .as(NOTHING, "owner")
              .end(),
          TableRule.of("callback_skills", new With("callback", "callback_id"))
              .as(CALLBACK, "callback_id")
              .as(NOTHING, "skills")
              .end(),
          TableRule.of("customer_case", new After(Keep.CASES, "contacted_at", "state = 'Open'"))
              .as(CALLER, "number")
              .as(PERSONAL, "account", "subject", "area")
              .as(BODY, "body")
              .as(NOTHING, "id", "open_key", "state", "disposition", "owner")
              .removed()
              .end(),
          TableRule.of("case_contact", new With("customer_case", "case_id"))
              .as(CALL, "call_id")
              .as(CALLER, "number")
              .as(NOTHING, "case_id", "kind", "line", "queue", "agent", "outcome")
              .removed()
              .end(),
          TableRule.of("webhook_event", new Never("it goes as soon as it is delivered"))
              .as(WORDS, "body", "error")
              .as(NOTHING, "id", "webhook", "subject", "type")
              .end(),
          TableRule.of("webhook_queue", new Never("it is one row of each webhook"))
              .as(WORDS, "last_error")
              .as(NOTHING, "webhook", "owner")
              .end(),
          TableRule.of("api_answer", new Never("it goes after a day"))
              .as(CALLER, "number")
              .as(WORDS, "body")
              .as(NOTHING, "key_hash", "body_hash", "run", "type", "location")
              .removed()
              .end(),
          TableRule.of("engine_member", new Never("it goes when the engine is taken over"))
              .as(NOTHING, "incarnation", "name", "heir")
              .end(),
          TableRule.of("line_entry", new Never("it goes soon after the caller has left the line"))
              .as(CALL, "call_id")
              .as(NOTHING, "owner", "queue", "affinity_agent", "agent")
              .end(),
          TableRule.of("line_skills", new Never("it goes with the row of the line"))
              .as(CALL, "call_id")
              .as(NOTHING, "skills")
              .end(),
          TableRule.of("line_off_phone", new Never("it goes with the row of the line"))
              .as(CALL, "call_id")
              .end(),
          TableRule.of("agent_hold", new Never("it is one row of each agent"))
              .as(CALL, "call_id")
              .as(NOTHING, "agent", "state", "owner", "writer")
              .end(),
          TableRule.of("call_event", new After(Keep.EVENTS, "at", ALWAYS))
              .as(CALL, "call_id")
              .as(EVENT, "body")
              .as(NOTHING, "type")
              .end(),
          TableRule.of("agent_move", new After(Keep.EVENTS, "at", ALWAYS))
              .as(NOTHING, "agent", "state", "reason")
              .end(),
          TableRule.of("message", new After(Keep.MESSAGES, "at", ALWAYS))
              .as(CALL, "call_id")
              .as(CALLER, "caller")
              .as(NUMBER, "callback_number")
              .as(FILE, "file")
              .as(NOTHING, "id", "line")
              .removed()
              .end(),
          TableRule.of("message_task", new After(Keep.MESSAGES, "left_at", ALWAYS))
              .as(CALL, "call_id")
              .as(CALLER, "customer")
              .as(FILE, "file")
              .as(
                  NOTHING,
                  "id",
                  "line",
                  "queue",
                  "case_id",
                  "state",
                  "agent",
                  "attempt",
                  "callback_id")
              .removed()
              .end(),
          TableRule.of("message_words", new After(Keep.MESSAGES, "left_at", ALWAYS))
              .as(CALL, "call_id")
              .as(CALLER, "caller")
              .as(FILE, "file")
              .as(PERSONAL, "words")
              .as(NOTHING, "state")
              .removed()
              .end(),
          TableRule.of("wait_told", new After(Keep.WAITS, "at", ALWAYS))
              .as(CALL, "call_id")
              .as(NOTHING, "verdict")
              .end(),
          TableRule.of("incident", new After(Keep.INCIDENTS, "at", ALWAYS))
              .as(WORDS, "text")
              .as(NOTHING, "id", "kind", "agent")
              .end(),
          TableRule.of("notice", new After(Keep.CALLBACKS, "told_at", OWED_YET))
              .as(CALL, "call_id")
              .as(OPEN, "open_number")
              .as(OWED, "number")
              .as(PERSONAL, "sentence")
              .as(WORDS, "why")
              .as(NOTHING, "id", "kind", "line", "case_id", "outage_id", "state")
              .end(),
          TableRule.of("notice_owner", new With("notice", "notice_id"))
              .as(NOTHING, "notice_id", "owner")
              .end(),
          TableRule.of("notice_ring", new With("notice", "notice_id"))
              .as(NOTHING, "notice_id")
              .end(),
          TableRule.of("outage", new After(Keep.CALLBACKS, "cleared_at", ALWAYS))
              .as(WORDS, "sentence", "all_clear")
              .as(NOTHING, "id", "dialled", "prefixes", "state")
              .end(),
          TableRule.of("outage_places", new With("outage", "outage_id"))
              .as(NOTHING, "outage_id", "places")
              .end(),
          TableRule.of("outage_subscriber", new With("outage", "outage_id"))
              .as(CALL, "call_id")
              .as(CALLER, "number")
              .as(NOTHING, "outage_id", "line")
              .removed()
              .end(),
          TableRule.of("erasure", new Never("it shows that, and when, the law was obeyed"))
              .as(NOTHING, "id", "who", "rows_changed")
              .end());

  private TableRules() {}

  static TableRule of(String table) {
    return ALL.stream()
        .filter(rule -> rule.table().equals(table))
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "no rule says how long the table '%s' is kept, and what it tells of a person"
                    .formatted(table)));
  }
}
