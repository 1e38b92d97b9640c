package dev.hatchline.routing.store.bulk;

import dev.hatchline.routing.store.bulk.TableRule.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whose rows are looked for, and which calls and callbacks are known to be that person's. It learns
 * of more with each row that it is shown. For one thread.
 */
final class Person {
  /** Roles whose columns hold a number and nothing else. */
  private static final List<Role> NUMBERS = List.of(Role.CALLER, Role.OWED, Role.OPEN, Role.NUMBER);

  private static final JsonMapper JSON = new JsonMapper();

  private final Traces traces;
  private final Set<String> calls = new HashSet<>();
  private final Set<String> callbacks = new HashSet<>();
  private boolean owed;

  Person(Traces traces) {
    this.traces = traces;
  }

  Traces traces() {
    return traces;
  }

  /** Whether a call is owed to the person now, as far as rows were shown. */
  boolean owed() {
    return owed;
  }

  /** Learns which calls and callbacks are the person's. */
  void learn(TableRule rule, Row row) {
    for (Map.Entry<String, Role> column : rule.roles().entrySet()) {
      String text = row.text(column.getKey());
      switch (column.getValue()) {
        case CALLER -> {
          if (traces.is(text)) {
            calls.addAll(texts(rule, row, Role.CALL));
          }
        }
        case OWED -> {
          if (traces.is(text)) {
            callbacks.addAll(texts(rule, row, Role.CALLBACK));
            calls.addAll(texts(rule, row, Role.CALL));
          }
        }
        case OPEN -> owed |= traces.is(text);
        case CALLBACK -> {
          if (callbacks.contains(text)) {
            calls.addAll(texts(rule, row, Role.CALL));
          }
        }
        case EVENT -> {
          if (traces.in(text) && traces.is(JSON.readTree(text).path("caller").asString(""))) {
            calls.addAll(texts(rule, row, Role.CALL));
          }
        }
        case NOTHING, CALL, NUMBER, PERSONAL, WORDS, BODY, FILE -> {}
      }
    }
  }

  private static List<String> texts(TableRule rule, Row row, Role role) {
    return rule.columns(role).stream().map(row::text).filter(text -> !text.isEmpty()).toList();
  }

  /** Whether the row is about the person: all of it. */
  boolean is(TableRule rule, Row row) {
    return texts(rule, row, Role.CALL).stream().anyMatch(calls::contains)
        || texts(rule, row, Role.CALLBACK).stream().anyMatch(callbacks::contains)
        || NUMBERS.stream().flatMap(role -> texts(rule, row, role).stream()).anyMatch(traces::is);
  }

  /** Whether the person's number stands in it. */
  boolean in(TableRule rule, Row row) {
    return rule.roles().keySet().stream().anyMatch(column -> traces.in(row.text(column)));
  }

  boolean hasCall(String call) {
    return calls.contains(call);
  }
}
