package dev.hatchline.app.cases;

import dev.hatchline.flow.Value;
import dev.hatchline.flow.ValueType;
import dev.hatchline.flow.run.FlowPoint;
import dev.hatchline.routing.cases.LeftOff;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a caller was in a flow, as it is kept with the case.
 *
 * <pre>
 *   {"node":"which-order","print":"3f…","values":{"order":{"type":"digits","plain":"40017"}}}
 * </pre>
 */
final class FlowPointText {
  private static final Logger log = LoggerFactory.getLogger(FlowPointText.class);

  private final JsonMapper mapper = JsonMapper.builder().build();

  private record Kept(String node, String print, Map<String, Typed> values) {}

  private record Typed(String type, String plain) {}

  /** Empty if it is longer than what can be kept: who goes on with it begins anew. */
  Optional<String> write(FlowPoint point) {
    Map<String, Typed> values = new TreeMap<>();
    point
        .values()
        .forEach((name, value) -> values.put(name, new Typed(value.type().word(), value.plain())));
    String text = mapper.writeValueAsString(new Kept(point.node(), point.print(), values));
    return Optional.of(text).filter(each -> each.length() <= LeftOff.POINT_CHARS_MAX);
  }

  /** Empty for what another release has written, and this one does not know. */
  Optional<FlowPoint> read(String text) {
    try {
      Kept kept = mapper.readValue(text, Kept.class);
      Map<String, Value> values = new HashMap<>();
      kept.values().forEach((name, typed) -> values.put(name, value(typed)));
      return Optional.of(new FlowPoint(kept.node(), kept.print(), values));
    } catch (JacksonException | IllegalArgumentException fault) {
      log.warn("where a caller was is not understood: {}", fault.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  private static Value value(Typed typed) {
    return ValueType.of(typed.type())
        .orElseThrow(() -> new IllegalArgumentException("unknown type"))
        .read(typed.plain());
  }
}
