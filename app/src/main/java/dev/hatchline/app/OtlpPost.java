package dev.hatchline.app;

import io.micrometer.registry.otlp.CompressionMode;
import io.micrometer.registry.otlp.OtlpMetricsSender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes meters to a collector (OTLP over HTTP, opentelemetry.io/docs/specs/otlp). One that does not
 * take them is told of once, until it does again, and costs nobody else anything: what it missed is
 * in the next telling, as counters count from the start.
 */
public final class OtlpPost implements OtlpMetricsSender {
  /** A collector is near; the engine's end waits no longer for it either. */
  static final Duration ANSWER_MAX = Duration.ofSeconds(2);

  private static final Logger log = LoggerFactory.getLogger(OtlpPost.class);
  private static final int FINE = 2;
  private static final int HUNDRED = 100;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER_MAX).build();
  private volatile State state = new State(0, 0, "");

  /**
   * How it goes.
   *
   * @param taken tellings that the collector took
   * @param failed and that it did not
   * @param why the last one was not taken, in one sentence; empty when it was, or nothing was told
   */
  public record State(long taken, long failed, String why) {}

  public State state() {
    return state;
  }

  /** Throws nothing: the registry would log it each time. One thread at a time. */
  @Override
  public void send(Request request) {
    String why = told(request);
    State before = state;
    if (why.isEmpty()) {
      state = new State(before.taken() + 1, before.failed(), "");
      if (!before.why().isEmpty()) {
        log.info("{} takes meters again", request.getAddress());
      }
      return;
    }
    state = new State(before.taken(), before.failed() + 1, why);
    if (before.why().isEmpty()) {
      log.warn("{} takes no meters: {}; tried again each time", request.getAddress(), why);
    }
  }

  private String told(Request request) {
    try {
      HttpResponse<Void> answer =
          client.send(http(request), HttpResponse.BodyHandlers.discarding());
      int status = answer.statusCode();
      return status / HUNDRED == FINE ? "" : "expected status 200, found " + status;
    } catch (IOException | IllegalArgumentException fault) {
      return fault.toString();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return "the engine ends";
    }
  }

  private static HttpRequest http(Request request) throws IOException {
    HttpRequest.Builder http =
        HttpRequest.newBuilder(URI.create(request.getAddress()))
            .timeout(ANSWER_MAX)
            .header("Content-Type", "application/x-protobuf");
    request.getHeaders().forEach(http::header);
    byte[] body = request.getMetricsData();
    if (request.getCompressionMode() == CompressionMode.GZIP) {
      http.header("Content-Encoding", "gzip");
      body = zipped(body);
    }
    return http.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
  }

  private static byte[] zipped(byte[] body) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(body);
    }
    return zipped.toByteArray();
  }
}
