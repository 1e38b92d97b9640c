package dev.hatchline.app.score;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Where two scores of the same differ, each place in a line; of lists by the {@code id} of what is
 * in them.
 */
public final class ScoreDiff {
  private static final String ID = "id";

  private final List<String> differences = new ArrayList<>();

  private ScoreDiff() {}

  /** Empty if they do not. */
  public static List<String> of(JsonNode signed, JsonNode now) {
    ScoreDiff diff = new ScoreDiff();
    diff.compare("", signed, now);
    return List.copyOf(diff.differences);
  }

  private void compare(String where, JsonNode signed, JsonNode now) {
    if (signed.isObject() && now.isObject()) {
      Set<String> names = new LinkedHashSet<>(signed.propertyNames());
      names.addAll(now.propertyNames());
      names.forEach(name -> compare(below(where, name), signed.path(name), now.path(name)));
    } else if (named(signed) && named(now)) {
      Set<String> ids = new LinkedHashSet<>();
      signed.forEach(each -> ids.add(each.path(ID).asString("")));
      now.forEach(each -> ids.add(each.path(ID).asString("")));
      ids.forEach(id -> compare(below(where, id), find(signed, id), find(now, id)));
    } else if (!same(signed, now)) {
      differences.add("%s: signed %s, now %s".formatted(where, words(signed), words(now)));
    }
  }

  /** By what is written: a number may be read as another type than it was made of. */
  private static boolean same(JsonNode signed, JsonNode now) {
    return signed.getNodeType() == now.getNodeType() && signed.toString().equals(now.toString());
  }

  private static String below(String where, String name) {
    return where.isEmpty() ? name : where + " " + name;
  }

  /** A list of what has ids; an empty one may be one. */
  private static boolean named(JsonNode list) {
    return list.isArray() && list.valueStream().allMatch(each -> each.has(ID));
  }

  private static JsonNode find(JsonNode list, String id) {
    return list.valueStream()
        .filter(each -> each.path(ID).asString("").equals(id))
        .findFirst()
        .orElse(list.path(-1));
  }

  private static String words(JsonNode node) {
    if (node.isMissingNode()) {
      return "nothing";
    }
    if (node.isArray()) {
      return node.size() + " names";
    }
    return node.isObject() ? "something" : node.asString();
  }
}
