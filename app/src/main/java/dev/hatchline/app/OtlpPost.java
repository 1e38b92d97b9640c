package dev.hatchline.app;

import dev.hatchline.app.tracing.Collector;
import io.micrometer.registry.otlp.CompressionMode;
import io.micrometer.registry.otlp.OtlpMetricsSender;
import java.net.URI;

/**
 * Takes meters to a collector. One that does not take them costs nobody else anything: what it
 * missed is in the next telling, as counters count from the start.
 */
public final class OtlpPost implements OtlpMetricsSender {
  private final Collector collector = new Collector("meters");

  public Collector.State state() {
    return collector.state();
  }

  /** Throws nothing: the registry would log it each time. One thread at a time. */
  @Override
  public void send(Request request) {
    byte[] meters = request.getMetricsData();
    var _ =
        collector.tell(
            new Collector.Telling(
                URI.create(request.getAddress()),
                request.getHeaders(),
                request.getCompressionMode() == CompressionMode.GZIP,
                () -> meters));
  }
}
