package dev.hatchline.flow.schema;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What may stand after a key.
 *
 * @param schema in JSON Schema, draft 7
 * @param places the places that begin below
 */
record Shape(Map<String, Object> schema, List<Place> places) {
  private static final String NAMES = "^[A-Za-z][A-Za-z0-9_-]{0,39}$";
  private static final String VALUES = "^[A-Za-z][A-Za-z0-9_]{0,39}$";

  /** YAML reads 12 and true as no texts; where words are spoken or computed they are. */
  private static final List<String> SCALAR = List.of("string", "number", "boolean");

  static final Shape TEXT = new Shape(Map.of("type", SCALAR), List.of());
  static final Shape NOTHING = new Shape(Map.of("type", "null"), List.of());
  static final Shape NODE = pattern(NAMES);
  static final Shape NAME = pattern(NAMES);
  static final Shape VALUE = pattern(VALUES);
  static final Shape TIME = pattern("^[0-9]{1,5} ?(ms|s|min|h|d)$");
  static final Shape PROMPT = reference("prompt");
  static final Shape YES_NO =
      new Shape(Map.of("enum", List.of("yes", "no", true, false)), List.of());

  Shape {
    places = List.copyOf(places);
  }

  /** A text of this pattern (ECMA 262). */
  static Shape pattern(String pattern) {
    return new Shape(ordered("type", "string", "pattern", pattern), List.of());
  }

  static Shape reference(String definition) {
    return new Shape(Map.of("$ref", "#/definitions/" + definition), List.of());
  }

  static Shape oneOf(String... words) {
    return new Shape(Map.of("enum", List.of(words)), List.of());
  }

  static Shape count(int min, int max) {
    return new Shape(ordered("type", "integer", "minimum", min, "maximum", max), List.of());
  }

  static Shape below(Place place) {
    return new Shape(place.schema(), List.of(place));
  }

  static Shape either(Shape... shapes) {
    return new Shape(
        Map.of("anyOf", Arrays.stream(shapes).map(Shape::schema).toList()),
        Arrays.stream(shapes).flatMap(shape -> shape.places().stream()).toList());
  }

  /** At least one of these. */
  static Shape list(Shape of) {
    return new Shape(ordered("type", "array", "minItems", 1, "items", of.schema()), of.places());
  }

  /** Names of values, each with this. */
  static Shape values(Shape of) {
    return map(VALUES, of, Optional.empty());
  }

  /** Words of this pattern, each with this. */
  static Shape map(String keys, Shape of, Optional<Integer> most) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("minProperties", 1);
    most.ifPresent(max -> schema.put("maxProperties", max));
    schema.put("additionalProperties", false);
    schema.put("patternProperties", Map.of(keys, of.schema()));
    return new Shape(schema, of.places());
  }

  /** In this order: key, value, key, value… */
  static Map<String, Object> ordered(Object... keysAndValues) {
    List<Object> all = List.of(keysAndValues);
    Map<String, Object> schema = new LinkedHashMap<>();
    for (int at = 0; at < all.size(); at += 2) {
      schema.put((String) all.get(at), all.get(at + 1));
    }
    return schema;
  }
}
