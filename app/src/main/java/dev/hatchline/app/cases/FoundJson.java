package dev.hatchline.app.cases;

import dev.hatchline.routing.cases.Lookup;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a system answered, as a case keeps it: {@code {"state":"shipped","eta":"2026-12-01"}}, all
 * values as text; or the word alone, {@code "found"} or {@code "missing"}, when there is no more.
 */
public final class FoundJson {
  private static final String FOUND = "found";
  static final String MISSING = "missing";

  private static final JsonMapper JSON = new JsonMapper();

  private FoundJson() {}

  /**
   * To be kept, at most {@link Lookup#JSON_CHARS_MAX} characters, the first come first: a value
   * that has no room is left out, and those after it are kept that have.
   *
   * @return empty if there was no answer
   */
  static Optional<String> of(String outcome, Map<String, String> taken) {
    if (outcome.equals(MISSING)) {
      return Optional.of(JSON.writeValueAsString(MISSING));
    }
    return outcome.equals(FOUND) ? Optional.of(found(taken)) : Optional.empty();
  }

  private static String found(Map<String, String> taken) {
    Map<String, String> kept = new LinkedHashMap<>();
    String fits = JSON.writeValueAsString(FOUND);
    for (Map.Entry<String, String> one : taken.entrySet()) {
      kept.put(one.getKey(), one.getValue());
      String longer = JSON.writeValueAsString(kept);
      if (longer.length() <= Lookup.JSON_CHARS_MAX) {
        fits = longer;
      } else {
        kept.remove(one.getKey());
      }
    }
    return fits;
  }

  /** What a system says of its own accord, all of it; as long as the values are. */
  public static String given(Map<String, String> values) {
    return JSON.writeValueAsString(values);
  }

  /** The values of what was kept, by name; empty if there are none. */
  public static Map<String, String> values(Lookup lookup) {
    Map<String, String> values = new LinkedHashMap<>();
    tree(lookup)
        .ifPresent(tree ->
            tree.properties()
                .forEach(one -> values.put(one.getKey(), one.getValue().asString(""))));
    return values;
  }

  /** In one line, for people: "state: shipped, eta: 2026-12-01". */
  public static String sentence(Lookup lookup) {
    Map<String, String> values = values(lookup);
    if (values.isEmpty()) {
      return tree(lookup).map(tree -> tree.asString("")).orElse("no answer");
    }
    return sentence(values);
  }

  /** The same of values. */
  public static String sentence(Map<String, String> values) {
    return String.join(
        ", ", values.entrySet().stream().map(one -> one.getKey() + ": " + one.getValue()).toList());
  }

  private static Optional<JsonNode> tree(Lookup lookup) {
    String json = lookup.json();
    try {
      return json == null ? Optional.empty() : Optional.of(JSON.readTree(json));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }
}
