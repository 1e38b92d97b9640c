package dev.hatchline.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.hatchline.app.tracing.Collector;
import io.micrometer.registry.otlp.CompressionMode;
import io.micrometer.registry.otlp.OtlpMetricsSender;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real server on loopback. */
class OtlpPostTest {
  private record Got(String authorization, String type, String encoding, String body) {}

  private final List<Got> got = new CopyOnWriteArrayList<>();
  private final AtomicInteger status = new AtomicInteger(200);
  private final OtlpPost post = new OtlpPost();
  private HttpServer collector;

  @BeforeEach
  void listen() throws IOException {
    collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/v1/metrics",
        exchange -> {
          var headers = exchange.getRequestHeaders();
          got.add(
              new Got(
                  String.valueOf(headers.getFirst("Authorization")),
                  String.valueOf(headers.getFirst("Content-Type")),
                  String.valueOf(headers.getFirst("Content-Encoding")),
                  new String(
                      exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1)));
          exchange.sendResponseHeaders(status.get(), -1);
          exchange.close();
        });
    collector.start();
  }

  @AfterEach
  void stop() {
    collector.stop(0);
  }

  private void tell(Map<String, String> headers, CompressionMode mode) {
    post.send(
        OtlpMetricsSender.Request.builder("meters".getBytes(StandardCharsets.UTF_8))
            .address("http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/metrics")
            .headers(headers)
            .compressionMode(mode)
            .build());
  }

  @Test
  void metersGoToTheCollectorWithItsHeader() {
    tell(Map.of("authorization", "Bearer abc"), CompressionMode.NONE);
    assertThat(got).hasSize(1);
    assertThat(got.getFirst().authorization()).isEqualTo("Bearer abc");
    assertThat(got.getFirst().type()).isEqualTo("application/x-protobuf");
    assertThat(got.getFirst().encoding()).isEqualTo("null");
    assertThat(got.getFirst().body()).isEqualTo("meters");
    assertThat(post.state()).isEqualTo(new Collector.State(1, 0, ""));
  }

  @Test
  void whatIsZippedSaysSo() throws IOException {
    tell(Map.of(), CompressionMode.GZIP);
    assertThat(got.getFirst().encoding()).isEqualTo("gzip");
    try (var in =
        new GZIPInputStream(
            new ByteArrayInputStream(
                got.getFirst().body().getBytes(StandardCharsets.ISO_8859_1)))) {
      assertThat(in.readAllBytes()).asString().isEqualTo("meters");
    }
  }

  @Test
  void whatIsNotTakenIsSaidAndOverWhenItIsTakenAgain() {
    status.set(503);
    tell(Map.of(), CompressionMode.NONE);
    assertThat(post.state()).isEqualTo(new Collector.State(0, 1, "expected status 200, found 503"));
    status.set(204);
    tell(Map.of(), CompressionMode.NONE);
    assertThat(post.state()).isEqualTo(new Collector.State(1, 1, ""));
  }

  @Test
  void nobodyThereIsNoFaultOfOurs() {
    collector.stop(0);
    tell(Map.of(), CompressionMode.NONE);
    assertThat(post.state().failed()).isEqualTo(1);
    assertThat(post.state().why()).contains("ConnectException");
  }
}
