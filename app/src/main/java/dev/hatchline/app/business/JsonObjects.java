package dev.hatchline.app.business;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON from strangers: one object, within limits; and ours to them. */
final class JsonObjects {
  private static final int DEPTH_MAX = 16;
  private static final int TEXT_MAX = 16_384; // characters
  private static final int NAME_MAX = 256; // characters
  private static final int NUMBER_MAX = 64; // characters
  private static final int TOKENS_MAX = 20_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH_MAX)
                          .maxStringLength(TEXT_MAX)
                          .maxNameLength(NAME_MAX)
                          .maxNumberLength(NUMBER_MAX)
                          .maxTokenCount(TOKENS_MAX)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonObjects() {}

  /** Empty if the bytes are no JSON object or one beyond the limits; no bytes are no fields. */
  static Optional<Map<String, Object>> read(byte[] bytes) {
    if (bytes.length == 0) {
      return Optional.of(Map.of());
    }
    try {
      JsonNode root = MAPPER.readTree(bytes);
      return root.isObject() ? Optional.of(object(root)) : Optional.empty();
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  /** Empty if it cannot be written. */
  static Optional<byte[]> write(Map<String, Object> object) {
    try {
      return Optional.of(MAPPER.writeValueAsBytes(object));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  private static Map<String, Object> object(JsonNode node) {
    Map<String, Object> fields = new LinkedHashMap<>();
    node.properties()
        .forEach(
            field -> value(field.getValue()).ifPresent(value -> fields.put(field.getKey(), value)));
    return Map.copyOf(fields);
  }

  /** Null is the same as absent. */
  private static Optional<Object> value(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> Optional.of(object(node));
      case ARRAY ->
          Optional.of(List.copyOf(node.valueStream().flatMap(v -> value(v).stream()).toList()));
      case STRING -> Optional.of(node.stringValue());
      case NUMBER -> Optional.of(node.numberValue());
      case BOOLEAN -> Optional.of(node.booleanValue());
      case NULL, MISSING, BINARY, POJO -> Optional.empty();
    };
  }
}
