package dev.hatchline.app.business;

import dev.hatchline.conf.BusinessSystem.Method;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One question to a system.
 *
 * @param system its name in the operator's file
 * @param path below the system's address, such as {@code orders/40017?full=yes}; what callers said
 *     or dialled stands in it percent-encoded, and stays so
 * @param body sent as JSON with a POST; empty with a GET
 * @param timeout for the whole of it, more than zero; the operator's own bound counts where it is
 *     shorter
 * @param idempotencyKey the same for what must happen once however often it is asked
 * @param traceparent of which trace it is a part (w3.org/TR/trace-context); empty where there is
 *     none
 */
public record Request(
    String system,
    Method method,
    String path,
    Map<String, Object> body,
    Duration timeout,
    UUID idempotencyKey,
    Optional<String> traceparent) {

  public Request {
    body = Map.copyOf(body);
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("expected a timeout above 0 s, found " + timeout);
    }
  }

  /** Part of no trace. */
  public Request(
      String system,
      Method method,
      String path,
      Map<String, Object> body,
      Duration timeout,
      UUID idempotencyKey) {
    this(system, method, path, body, timeout, idempotencyKey, Optional.empty());
  }
}
