package dev.hatchline.flow.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The JSON Schema of flows (draft 7, which editors' YAML servers know): what may be written where.
 * What the ways and the values of a flow need only {@code flow check} tells.
 */
public final class FlowSchema {
  /** Beside the flows of an operator, and in the first line of each. */
  public static final String FILE = "flow.schema.json";

  /** The first line of a flow, which tells an editor of it. */
  public static final String FIRST_LINE = "# yaml-language-server: $schema=" + FILE;

  private FlowSchema() {}

  /** The schema as a text in JSON. */
  public static String json() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.put("title", "A flow of Hatchline");
    schema.put("description", "What a caller hears, and where each key leads.");
    schema.putAll(Kinds.TOP.schema());
    Map<String, Object> definitions = new LinkedHashMap<>();
    definitions.put("prompt", prompt());
    definitions.put("spoken", spoken());
    definitions.put("node", node());
    Kinds.ALL.forEach(kind -> definitions.put(kind.word(), kind.beside().schema()));
    schema.put("definitions", definitions);
    return JsonText.of(schema);
  }

  /** The same in every language, or a map from each to what is said in it. */
  private static Map<String, Object> prompt() {
    Shape each = Shape.reference("spoken");
    return Shape.either(each, Shape.map(Kinds.LANGUAGE_TAG, each, Optional.empty())).schema();
  }

  private static Map<String, Object> spoken() {
    Shape part = Shape.either(Shape.TEXT, Shape.below(Kinds.PROMPT));
    return Shape.either(Shape.TEXT, Shape.below(Kinds.PROMPT), Shape.list(part)).schema();
  }

  /**
   * By its first word that is a kind; so an editor tells what is wrong with that kind, and it
   * alone.
   */
  private static Map<String, Object> node() {
    Map<String, Object> kinds = new LinkedHashMap<>();
    Kinds.ALL.forEach(kind -> kinds.put(kind.word(), Map.of("description", kind.says())));
    Map<String, Object> chain =
        Shape.ordered(
            "minProperties",
            1,
            "propertyNames",
            Map.of("enum", List.copyOf(kinds.keySet())),
            "properties",
            kinds);
    for (Kind kind : Kinds.ALL.reversed()) {
      chain =
          Shape.ordered(
              "if",
              Map.of("required", List.of(kind.word())),
              "then",
              Shape.reference(kind.word()).schema(),
              "else",
              chain);
    }
    Map<String, Object> node =
        Shape.ordered("description", "One node, of one kind.", "type", "object");
    node.putAll(chain);
    return node;
  }
}
