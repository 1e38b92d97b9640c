package dev.hatchline.routing.store.bulk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What becomes of the rows of one table: when they are too old, and when a person is erased.
 *
 * @param roles what each text column may tell of a person; a number, time or flag tells nothing
 * @param removed whether a row that is the person's goes, instead of what tells of the person in it
 */
record TableRule(String table, Ageing ageing, Map<String, Role> roles, boolean removed) {
  /** When a row goes. */
  sealed interface Ageing {
    /**
     * So long after the time in this column, which has an index.
     *
     * @param unless a condition of SQL, by a column whose role is known; empty: there is none
     */
    record After(Keep keep, String column, String unless) implements Ageing {}

    /** With the row of another table whose {@code id} stands in this column. */
    record With(String table, String column) implements Ageing {}

    /** Never. */
    record Never(String why) implements Ageing {}
  }

  /** What a column may tell of a person. */
  enum Role {
    /** Nothing: a word or name of ours. */
    NOTHING,
    /** The call that the row is about; it is the person's if the caller was. */
    CALL,
    /** The callback that the row is about. */
    CALLBACK,
    /** The number of whoever called; becomes null. */
    CALLER,
    /** The number of whoever is owed a call; becomes that of nobody. */
    OWED,
    /** The same while it is owed; such a row is not touched. */
    OPEN,
    /** A number that somebody gave; becomes null. */
    NUMBER,
    /** Of the person if the row is; becomes null. */
    PERSONAL,
    /** Words, in which the number is replaced. */
    WORDS,
    /** JSON that is read back: the number becomes that of nobody, and goes from words. */
    BODY,
    /** An event of a call as JSON; of a call of the person only what counts is left. */
    EVENT,
    /** The name of a recording, which goes before the row does. */
    FILE
  }

  TableRule {
    roles = Map.copyOf(roles);
  }

  List<String> columns(Role role) {
    return roles.entrySet().stream()
        .filter(entry -> entry.getValue() == role)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** Said one after the other, for a table. */
  static final class Saying {
    private final String table;
    private final Ageing ageing;
    private final Map<String, Role> roles = new LinkedHashMap<>();
    private boolean removed;

    private Saying(String table, Ageing ageing) {
      this.table = table;
      this.ageing = ageing;
    }

    Saying as(Role role, String... columns) {
      roles.putAll(
          List.of(columns).stream().collect(Collectors.toMap(column -> column, _ -> role)));
      return this;
    }

    /** A row that is the person's is removed. */
    Saying removed() {
      removed = true;
      return this;
    }

    TableRule end() {
      return new TableRule(table, ageing, roles, removed);
    }
  }

  static Saying of(String table, Ageing ageing) {
    return new Saying(table, ageing);
  }
}
