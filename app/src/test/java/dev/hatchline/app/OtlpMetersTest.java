package dev.hatchline.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.hatchline.conf.Otlp;
import io.micrometer.core.instrument.Counter;
import io.micrometer.registry.otlp.OtlpMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real receiver on loopback; nothing is told before the test says so. */
class OtlpMetersTest {
  private static final String TOKEN = "Bearer of-the-collector";

  private record Told(String path, String authorization, String type, String text) {}

  private final List<Told> told = new CopyOnWriteArrayList<>();
  private final AtomicInteger status = new AtomicInteger(200);
  private final OtlpPost post = new OtlpPost();
  private HttpServer collector;

  @BeforeEach
  void listen() throws IOException {
    collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/",
        exchange -> {
          var headers = exchange.getRequestHeaders();
          told.add(
              new Told(
                  exchange.getRequestURI().getPath(),
                  String.valueOf(headers.getFirst("Authorization")),
                  String.valueOf(headers.getFirst("Content-Type")),
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

  private OtlpMeterRegistry registry(Optional<String> secret) {
    URI address =
        URI.create("http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/metrics");
    OtlpMeterRegistry registry =
        OtlpMeters.registry(
            new Otlp(
                Optional.of(address),
                Optional.empty(),
                Duration.ofHours(1),
                "authorization",
                secret),
            secret,
            "a",
            post);
    Counter.builder("hatchline.calls").tag("outcome", "served").register(registry).increment(7);
    return registry;
  }

  @Test
  void aCollectorIsToldTheMetersWithTheSecret() {
    registry(Optional.of(TOKEN)).close();
    Told last = told.getLast();
    assertThat(last.path()).isEqualTo("/v1/metrics");
    assertThat(last.authorization()).isEqualTo(TOKEN);
    assertThat(last.type()).isEqualTo("application/x-protobuf");
    assertThat(last.text()).contains("hatchline.calls", "outcome", "served", "service.name");
    assertThat(post.state().why()).isEmpty();
    assertThat(post.state().taken()).isEqualTo(told.size());
  }

  @Test
  void whatIsNotTakenIsSaidAndOverWhenItIsTakenAgain() {
    status.set(503);
    registry(Optional.empty()).close();
    assertThat(told.getLast().authorization()).isEqualTo("null");
    assertThat(post.state().why()).contains("503");
    long failed = post.state().failed();
    assertThat(failed).isPositive();
    status.set(200);
    registry(Optional.empty()).close();
    assertThat(post.state().why()).isEmpty();
    assertThat(post.state().failed()).isEqualTo(failed);
  }

  @Test
  void nobodyThereIsNoFaultOfOurs() {
    OtlpMeterRegistry registry = registry(Optional.empty());
    collector.stop(0);
    registry.close();
    assertThat(post.state().why()).contains("ConnectException");
    assertThat(post.state().taken()).isZero();
  }
}
