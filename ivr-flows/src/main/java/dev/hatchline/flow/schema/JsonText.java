package dev.hatchline.flow.schema;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** JSON of maps, lists, texts, numbers and booleans, indented by two; in the order of the maps. */
final class JsonText {
  private JsonText() {}

  static String of(Map<String, Object> object) {
    return of(object, "") + "\n";
  }

  private static String of(Object value, String indent) {
    String deeper = indent + "  ";
    return switch (value) {
      case Map<?, ?> map when !map.isEmpty() ->
          map.entrySet().stream()
              .map(entry -> deeper + quoted(entry.getKey()) + ": " + of(entry.getValue(), deeper))
              .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
      case List<?> list when list.stream().noneMatch(Map.class::isInstance) ->
          list.stream().map(one -> of(one, "")).collect(Collectors.joining(", ", "[", "]"));
      case List<?> list ->
          list.stream()
              .map(one -> deeper + of(one, deeper))
              .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
      case Map<?, ?> _ -> "{}";
      case Number _, Boolean _ -> value.toString();
      default -> quoted(value);
    };
  }

  private static String quoted(Object text) {
    return "\"" + text.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
