package dev.hatchline.flow.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keys that stand together.
 *
 * @param where as the reader names it in a fault, such as {@code in a menu}
 */
record Place(String where, List<Key> keys) {
  Place {
    keys = List.copyOf(keys);
  }

  static Place of(String where, Key... keys) {
    return new Place(where, List.of(keys));
  }

  /** An object with these keys and no others. */
  Map<String, Object> schema() {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (Key key : keys) {
      Map<String, Object> schema = new LinkedHashMap<>();
      schema.put("description", key.says());
      schema.putAll(key.shape().schema());
      properties.put(key.name(), schema);
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("additionalProperties", false);
    List<String> required = keys.stream().filter(Key::required).map(Key::name).toList();
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("properties", properties);
    return schema;
  }
}
