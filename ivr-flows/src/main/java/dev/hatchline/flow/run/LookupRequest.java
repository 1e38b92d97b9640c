package dev.hatchline.flow.run;

import dev.hatchline.flow.Node.Lookup.Method;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One question to a system of the company's.
 *
 * @param system its name in the operator's file
 * @param path begins with a single {@code /}; values in it are percent-encoded already
 * @param body the fields of a post: text, {@code BigDecimal} or {@code Boolean}; empty for a get
 * @param timeout from now to the last byte of the answer
 */
public record LookupRequest(
    String system, Method method, String path, Map<String, Object> body, Duration timeout) {
  public LookupRequest {
    body = Collections.unmodifiableMap(new LinkedHashMap<>(body));
  }
}
