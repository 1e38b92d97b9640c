package dev.hatchline.conf;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * A collector that is told by OTLP over HTTP: the meters, for those who have no Prometheus, and
 * what calls do.
 *
 * @param metrics where meters go, the whole address; empty: nowhere
 * @param traces where the traces of calls go, the whole address; empty: nowhere
 * @param every so often, meters; traces are told as they come
 * @param header the name of the one that carries the secret
 * @param secret the name of the secret, which is the header's whole value; empty: no header
 */
public record Otlp(
    Optional<URI> metrics,
    Optional<URI> traces,
    Duration every,
    String header,
    Optional<String> secret) {
  static final String HEADER = "authorization";
  static final Duration EVERY = Duration.ofMinutes(1);

  /** Nobody is told. */
  public static final Otlp OFF =
      new Otlp(Optional.empty(), Optional.empty(), EVERY, HEADER, Optional.empty());

  /** Whether anything is told. */
  boolean tells() {
    return metrics.isPresent() || traces.isPresent();
  }
}
