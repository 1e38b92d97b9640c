package dev.hatchline.app.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hatchline.app.business.Systems;
import dev.hatchline.app.tracing.CallNotes;
import dev.hatchline.call.CallId;
import dev.hatchline.conf.Installation;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.conf.OperatorFile;
import dev.hatchline.conf.Secrets;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.run.LookupAnswer;
import dev.hatchline.flow.run.LookupRequest;
import dev.hatchline.metrics.span.Happening;
import dev.hatchline.metrics.span.SpanIds;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real system on loopback is asked for a call. */
@Timeout(60)
class LookupTest {
  private static final CallId CALL = CallId.of("6f1f8a3e-95a8-4c1e-9b1d-0a2b3c4d5e6f");

  private final List<Happening> noted = new CopyOnWriteArrayList<>();
  private final List<String> parents = new CopyOnWriteArrayList<>();
  private final AtomicLong second = new AtomicLong();
  private final CallNotes notes =
      new CallNotes(noted::add, () -> Instant.ofEpochSecond(second.getAndIncrement()));
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch held = new CountDownLatch(1);

  @TempDir Path folder;
  private HttpServer office;
  private Systems systems;

  @BeforeEach
  void open() throws Exception {
    office = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    office.createContext("/orders/", exchange -> answer(exchange, 200));
    office.createContext("/faults/", exchange -> answer(exchange, 500));
    office.createContext("/silence/", this::hold);
    office.start();
    String operator =
        """
        company: Test
        systems:
          - {name: orders, address: "http://127.0.0.1:%d"}
        """
            .formatted(office.getAddress().getPort());
    OperatorConfig config =
        OperatorFile.read(Files.writeString(folder.resolve("hatchline.yaml"), operator));
    systems =
        Systems.of(
            config,
            new Installation(folder, folder, 0),
            new Secrets(
                "a",
                "b",
                Map.of(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Map.of(),
                Map.of()),
            InstantSource.system());
  }

  @AfterEach
  void close() {
    held.countDown();
    systems.close();
    office.stop(0);
  }

  private void answer(HttpExchange exchange, int status) throws IOException {
    try (exchange) {
      parents.add(String.valueOf(exchange.getRequestHeaders().getFirst("traceparent")));
      byte[] body = "{\"state\": \"shipped\"}".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private void hold(HttpExchange exchange) {
    try (exchange) {
      asked.countDown();
      held.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private CompletableFuture<LookupAnswer> ask(CallNotes to, String path) {
    return new Lookup(systems, to, CALL)
        .ask(
            new LookupRequest(
                "orders", Node.Lookup.Method.GET, path, Map.of(), Duration.ofSeconds(20)));
  }

  private Happening.Asked only() {
    assertThat(noted).hasSize(1);
    return (Happening.Asked) noted.getFirst();
  }

  @Test
  void theSystemIsToldOfTheSpanThatTheLookupIs() throws Exception {
    assertThat(ask(notes, "/orders/1").get())
        .isEqualTo(new LookupAnswer.Found(Map.of("state", "shipped")));
    Happening.Asked span = only();
    assertThat(span)
        .isEqualTo(
            new Happening.Asked(
                CALL,
                Instant.ofEpochSecond(0),
                Instant.ofEpochSecond(1),
                span.span(),
                "orders",
                "found",
                false));
    assertThat(parents).containsExactly(SpanIds.traceparent(CALL, span.span()));
  }

  @Test
  void eachLookupIsASpanOfItsOwn() throws Exception {
    ask(notes, "/orders/1").get();
    ask(notes, "/orders/1").get();
    assertThat(parents).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void noAnswerThatCountsIsAFailureByItsWord() throws Exception {
    LookupAnswer answer = ask(notes, "/faults/1").get();
    assertThat(answer).isInstanceOf(LookupAnswer.Failed.class);
    assertThat(only().failed()).isTrue();
    assertThat(new LookupAnswer.Failed(only().outcome())).isEqualTo(answer);
  }

  @Test
  void whatNobodyWaitsForAnyMoreIsGivenUpAndNoFailure() throws Exception {
    CompletableFuture<LookupAnswer> answer = ask(notes, "/silence/1");
    asked.await();
    answer.cancel(true);
    assertThat(only().outcome()).isEqualTo("given-up");
    assertThat(only().failed()).isFalse();
  }

  @Test
  void whereNothingIsTracedTheSystemIsToldNothing() throws Exception {
    ask(CallNotes.NONE, "/orders/1").get();
    assertThat(parents).containsExactly("null");
  }
}
