package dev.hatchline.conf;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code otlp: {metrics: "http://127.0.0.1:4318/v1/metrics", traces:
 * "http://127.0.0.1:4318/v1/traces", every: 1 min, secret: otlp}}.
 */
final class OtlpReader {
  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofHours(1);

  private OtlpReader() {}

  static Otlp read(Problems problems, Section root) {
    return root.inside("otlp", Otlp.OFF, section -> otlp(problems, section));
  }

  private static Otlp otlp(Problems problems, Section section) {
    Optional<URI> metrics = WebhooksReader.url(problems, section, "metrics");
    Optional<URI> traces = WebhooksReader.url(problems, section, "traces");
    Duration every = section.duration("every", Otlp.EVERY, LEAST, MOST);
    String header = section.text("header", Otlp.HEADER, TextForm.NAME);
    String secret = section.text("secret", "", TextForm.SECRET_NAME);
    return new Otlp(
        metrics, traces, every, header, Optional.of(secret).filter(name -> !name.isEmpty()));
  }
}
