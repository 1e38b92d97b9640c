package dev.hatchline.app.business;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.hatchline.app.business.Answer.Failed;
import dev.hatchline.app.business.Answer.Found;
import dev.hatchline.app.business.Answer.Missing;
import dev.hatchline.app.business.Answer.Why;
import dev.hatchline.app.business.Target.Place;
import dev.hatchline.conf.BusinessSystem.Method;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Systems asked over real connections, well and ill. */
class SystemsTest {
  private static final Duration SECONDS = Duration.ofSeconds(20);
  private static final UUID KEY = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final String TOKEN = "s3cret-token";

  private final Peer peer = new Peer(Peer.says(200, "{\"state\":\"shipped\"}"));
  private final HandClock clock = new HandClock();
  private final Counting transport = new Counting();
  private final Systems systems = systems(peer.address(), SECONDS);

  /** The real transport; the first connections may be made to fail. */
  private static final class Counting implements Transport {
    private final Transport real = new HttpTransport(Systems.ANSWER_MAX);
    private final List<HttpRequest> sent = new CopyOnWriteArrayList<>();
    private volatile int failFirst;

    @Override
    public CompletableFuture<HttpResponse<Optional<byte[]>>> send(HttpRequest request) {
      sent.add(request);
      return sent.size() <= failFirst
          ? CompletableFuture.failedFuture(new ConnectException("refused"))
          : real.send(request);
    }

    @Override
    public void close() {
      real.close();
    }
  }

  private Systems systems(URI address, Duration limit) {
    Set<Method> all = Set.of(Method.GET, Method.POST);
    return new Systems(
        List.of(
            new Place("orders", address, all, Optional.of(TOKEN), limit),
            new Place("network", address, Set.of(Method.GET), Optional.empty(), limit)),
        transport,
        clock);
  }

  @AfterEach
  void hangUp() throws IOException {
    systems.close();
    peer.close();
  }

  @Test
  void anObjectIsFoundDeepAndWithoutNulls() throws Exception {
    peer.behaves(
        Peer.says(200, "{\"a\":[1,null,{\"b\":true}],\"c\":null,\"d\":{\"e\":1.5},\"f\":\"ä\"}"));
    assertThat(get("/orders/40017"))
        .isEqualTo(
            new Found(Map.of("a", List.of(1, Map.of("b", true)), "d", Map.of("e", 1.5), "f", "ä")));
    Peer.Heard heard = peer.heard().getFirst();
    assertThat(heard.line()).isEqualTo("GET /orders/40017 HTTP/1.1");
    assertThat(heard.headers())
        .containsEntry("authorization", "Bearer " + TOKEN)
        .containsEntry("accept", "application/json")
        .doesNotContainKeys("idempotency-key", "upgrade");
    assertThat(UUID.fromString(heard.headers().getOrDefault("x-request-id", ""))).isNotEqualTo(KEY);
  }

  @Test
  void aPostCarriesItsBodyAndKey() throws Exception {
    assertThat(post(Map.of("number", "+12025550123"))).isInstanceOf(Found.class);
    Peer.Heard heard = peer.heard().getFirst();
    assertThat(heard.line()).isEqualTo("POST /calls HTTP/1.1");
    assertThat(heard.headers())
        .containsEntry("idempotency-key", KEY.toString())
        .containsEntry("content-type", "application/json");
    assertThat(heard.body()).isEqualTo("{\"number\":\"+12025550123\"}");
  }

  @Test
  void aSystemWithoutTokenIsSentNone() throws Exception {
    assertThat(get("network", "x", SECONDS)).isInstanceOf(Found.class);
    assertThat(peer.heard().getFirst().headers()).doesNotContainKey("authorization");
  }

  @Test
  void whatMayNotBeAskedIsNotSent() throws Exception {
    assertThat(get("ordres", "x", SECONDS)).isEqualTo(new Failed(Why.UNKNOWN_SYSTEM));
    assertThat(get("orders", "../x", SECONDS)).isEqualTo(new Failed(Why.BAD_PATH));
    assertThat(ask("network", Method.POST, "x", Map.of()))
        .isEqualTo(new Failed(Why.METHOD_NOT_ALLOWED));
    assertThat(ask("orders", Method.GET, "x", Map.of("a", 1))).isEqualTo(new Failed(Why.BAD_BODY));
    assertThat(post(Map.of("a", "x".repeat(Systems.BODY_MAX)))).isEqualTo(new Failed(Why.BAD_BODY));
    assertThat(transport.sent).isEmpty();
    assertThat(Why.METHOD_NOT_ALLOWED.word()).isEqualTo("method-not-allowed");
  }

  @ParameterizedTest
  @CsvSource({
    "301, REDIRECT", "302, REDIRECT", "304, REDIRECT", "307, REDIRECT", "400, REFUSED",
    "401, REFUSED", "409, REFUSED", "429, STATUS", "500, STATUS", "503, STATUS"
  })
  void aStatusIsAReason(int status, Why why) throws Exception {
    peer.behaves(Peer.says(status, "{}"));
    assertThat(get("x")).isEqualTo(new Failed(why));
  }

  @Test
  void thereIsNoSuchThing() throws Exception {
    peer.behaves(Peer.says(404, "no such order"));
    assertThat(get("x")).isEqualTo(new Missing());
  }

  @Test
  void nobodyGoesWhereARedirectLeads() throws Exception {
    try (Peer elsewhere = new Peer(Peer.says(200, "{}"))) {
      peer.behaves((_, socket) ->
          Peer.head(
              socket.getOutputStream(), 302, 0, "Location: " + elsewhere.address() + "/\r\n"));
      assertThat(get("x")).isEqualTo(new Failed(Why.REDIRECT));
      assertThat(elsewhere.heard()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[{\"a\":1}]",
        "\"a\"",
        "null",
        "{} {}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":NaN}",
        " ",
        "<html>",
        "{'a':1}"
      })
  void whatIsNoObjectIsNotJson(String body) throws Exception {
    peer.behaves(Peer.says(200, body));
    assertThat(get("x")).isEqualTo(new Failed(Why.NOT_JSON));
  }

  @Test
  void jsonThatIsTooDeepIsRefused() throws Exception {
    peer.behaves(Peer.says(200, "{\"a\":".repeat(100) + "1" + "}".repeat(100)));
    assertThat(get("x")).isEqualTo(new Failed(Why.NOT_JSON));
  }

  @Test
  void noBodyIsNoFields() throws Exception {
    peer.behaves((_, socket) ->
        socket
            .getOutputStream()
            .write("HTTP/1.1 204 x\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
    assertThat(get("x")).isEqualTo(new Found(Map.of()));
  }

  @Test
  void anAnswerOfExactlyTheLimitIsReadAndOneByteMoreIsNot() throws Exception {
    String most = "{\"a\":1}" + " ".repeat(Systems.ANSWER_MAX - 7);
    peer.behaves(Peer.says(200, most));
    assertThat(get("x")).isEqualTo(new Found(Map.of("a", 1)));
    peer.behaves(Peer.says(200, most + " "));
    assertThat(get("x")).isEqualTo(new Failed(Why.TOO_LARGE));
  }

  @Test
  void aHugeAnswerIsCutOffNotRead() throws Exception {
    long huge = 40_000_000;
    AtomicLong written = new AtomicLong();
    CountDownLatch refused = new CountDownLatch(1);
    peer.behaves((_, socket) -> {
      OutputStream out = socket.getOutputStream();
      Peer.head(out, 200, huge, "");
      try {
        while (written.get() < huge) {
          out.write(new byte[10_000]);
          written.addAndGet(10_000);
        }
      } catch (IOException _) {
        refused.countDown();
      }
    });
    assertThat(get("x")).isEqualTo(new Failed(Why.TOO_LARGE));
    assertThat(refused.await(15, TimeUnit.SECONDS)).isTrue();
    assertThat(written.get()).isLessThan(huge);
  }

  @Test
  void aSilentSystemIsLeftInTimeAndItsConnectionEnds() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    peer.behaves((_, socket) -> {
      Peer.awaitHangUp(socket);
      ended.countDown();
    });
    assertThat(get("orders", "x", Duration.ofMillis(300))).isEqualTo(new Failed(Why.TIMEOUT));
    assertThat(ended.await(15, TimeUnit.SECONDS)).isTrue();
    assertThat(transport.sent).hasSize(1);
  }

  @Test
  void theOperatorsBoundCountsWhereItIsShorter() throws Exception {
    peer.behaves((_, socket) -> Peer.awaitHangUp(socket));
    try (Systems hasty = systems(peer.address(), Duration.ofMillis(300))) {
      assertThat(
              hasty
                  .ask(request("orders", Method.GET, "x", Map.of(), SECONDS))
                  .get(15, TimeUnit.SECONDS))
          .isEqualTo(new Failed(Why.TIMEOUT));
    }
  }

  /** Bytes that go on for ever, each in time: the time-out is one of the whole answer. */
  private static void drips(OutputStream out) throws IOException, InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    try {
      do {
        out.write(' ');
        out.flush();
      } while (!never.await(20, TimeUnit.MILLISECONDS));
    } catch (IOException _) {
      return;
    }
  }

  @Test
  void drippingBytesDoNotHoldUpTheTime() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    peer.behaves((_, socket) -> {
      Peer.head(socket.getOutputStream(), 200, 100_000, "");
      drips(socket.getOutputStream());
      ended.countDown();
    });
    assertThat(get("orders", "x", Duration.ofMillis(400))).isEqualTo(new Failed(Why.TIMEOUT));
    assertThat(ended.await(15, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void nobodyWaitsForTheBodyOfAFault() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    peer.behaves((_, socket) -> {
      Peer.head(socket.getOutputStream(), 500, 100_000, "");
      drips(socket.getOutputStream());
      ended.countDown();
    });
    assertThat(get("x")).isEqualTo(new Failed(Why.STATUS));
    assertThat(ended.await(15, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aSystemThatIsDownIsTriedTwice() throws Exception {
    peer.close();
    assertThat(get("x")).isEqualTo(new Failed(Why.UNREACHABLE));
    assertThat(transport.sent).hasSize(2);
  }

  @Test
  void theSecondTryIsTheSameRequest() throws Exception {
    transport.failFirst = 1;
    assertThat(post(Map.of())).isInstanceOf(Found.class);
    assertThat(transport.sent).hasSize(2);
    assertThat(transport.sent.get(0).headers()).isEqualTo(transport.sent.get(1).headers());
    assertThat(peer.heard()).hasSize(1);
    assertThat(peer.heard().getFirst().headers()).containsEntry("idempotency-key", KEY.toString());
  }

  @Test
  void whatMayHaveArrivedIsNotSentAgain() throws Exception {
    peer.behaves((_, socket) -> socket.setSoLinger(true, 0));
    assertThat(post(Map.of())).isEqualTo(new Failed(Why.DISCONNECTED));
    assertThat(peer.heard()).hasSize(1);
    peer.behaves((_, socket) ->
        socket.getOutputStream().write("HTTP/1.1 2".getBytes(StandardCharsets.US_ASCII)));
    assertThat(post(Map.of())).isEqualTo(new Failed(Why.DISCONNECTED));
    peer.behaves((_, socket) -> Peer.head(socket.getOutputStream(), 200, 10, ""));
    assertThat(post(Map.of())).isEqualTo(new Failed(Why.DISCONNECTED));
    assertThat(peer.heard()).hasSize(3);
  }

  @Test
  void aSystemThatFailsIsLeftAloneAndThenTriedByOne() throws Exception {
    peer.behaves(Peer.says(500, ""));
    for (int i = 0; i < Target.WINDOW_MIN; i++) {
      assertThat(get("x")).isEqualTo(new Failed(Why.STATUS));
    }
    assertThat(get("x")).isEqualTo(new Failed(Why.CIRCUIT_OPEN));
    clock.moveBy(Target.REST.minusMillis(1));
    assertThat(get("x")).isEqualTo(new Failed(Why.CIRCUIT_OPEN));
    assertThat(peer.heard()).hasSize(Target.WINDOW_MIN);
    assertThat(get("network", "x", SECONDS)).isEqualTo(new Failed(Why.STATUS));
    clock.moveBy(Duration.ofMillis(2));
    assertThat(get("x")).isEqualTo(new Failed(Why.STATUS));
    assertThat(get("x")).isEqualTo(new Failed(Why.CIRCUIT_OPEN));
    clock.moveBy(Target.REST.plusMillis(1));
    peer.behaves(Peer.says(200, "{}"));
    assertThat(get("x")).isInstanceOf(Found.class);
    assertThat(get("x")).isInstanceOf(Found.class);
  }

  @Test
  void whatOneCallerAskedWronglyShutsNobodyOut() throws Exception {
    for (int status : new int[] {404, 400, 302}) {
      peer.behaves(Peer.says(status, ""));
      for (int i = 0; i < 12; i++) {
        assertThat(get("x")).isNotEqualTo(new Failed(Why.CIRCUIT_OPEN));
      }
    }
  }

  @Test
  void noMoreThanTheLimitAreUnderWay() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    peer.behaves((heard, socket) -> {
      go.await();
      Peer.says(200, "{}").answer(heard, socket);
    });
    List<CompletableFuture<Answer>> asked = new ArrayList<>();
    for (int i = 0; i < Target.REQUESTS_MAX; i++) {
      asked.add(systems.ask(request("orders", Method.GET, "x", Map.of(), SECONDS)));
    }
    assertThat(get("x")).isEqualTo(new Failed(Why.BUSY));
    CompletableFuture<Answer> other =
        systems.ask(request("network", Method.GET, "x", Map.of(), SECONDS));
    go.countDown();
    for (CompletableFuture<Answer> answer : asked) {
      assertThat(answer.get(15, TimeUnit.SECONDS)).isInstanceOf(Found.class);
    }
    assertThat(other.get(15, TimeUnit.SECONDS)).isInstanceOf(Found.class);
    assertThat(get("x")).isInstanceOf(Found.class);
  }

  @Test
  void cancellingEndsTheExchangeAndCountsForNothing() throws Exception {
    for (int i = 0; i < Target.REQUESTS_MAX + 1; i++) {
      CountDownLatch heard = new CountDownLatch(1);
      CountDownLatch ended = new CountDownLatch(1);
      peer.behaves((_, socket) -> {
        heard.countDown();
        Peer.awaitHangUp(socket);
        ended.countDown();
      });
      CompletableFuture<Answer> answer =
          systems.ask(request("orders", Method.GET, "x", Map.of(), SECONDS));
      assertThat(heard.await(15, TimeUnit.SECONDS)).isTrue();
      assertThat(answer.cancel(true)).isTrue();
      assertThat(ended.await(15, TimeUnit.SECONDS)).isTrue();
      assertThatThrownBy(answer::join).isInstanceOf(CancellationException.class);
    }
    peer.behaves(Peer.says(200, "{}"));
    assertThat(get("x")).isInstanceOf(Found.class);
  }

  @Test
  void aCancelledQuestionIsNotTriedAgain() throws Exception {
    transport.failFirst = 1;
    CompletableFuture<Answer> answer =
        systems.ask(request("orders", Method.GET, "x", Map.of(), SECONDS));
    answer.cancel(true);
    assertThat(get("x")).isInstanceOf(Found.class);
    assertThat(peer.heard()).hasSize(1);
  }

  @Test
  void neitherTokenNorPathReachesALog() throws Exception {
    Logger logger = (Logger) LoggerFactory.getLogger("dev.hatchline.app.business");
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    logger.addAppender(lines);
    logger.setLevel(Level.TRACE);
    try {
      MDC.put("call", "the-call");
      peer.behaves(Peer.says(500, "{}"));
      get("customers/4930123456");
      get("../4930123456");
      peer.close();
      get("customers/4930123456");
      assertThat(lines.list).hasSizeGreaterThanOrEqualTo(3);
      assertThat(lines.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .allMatch(line -> line.contains("orders"))
          .noneMatch(line -> line.contains(TOKEN) || line.contains("4930123456"));
      assertThat(lines.list)
          .as("lines of the call that asked, whoever brought the answer")
          .allMatch(line -> "the-call".equals(line.getMDCPropertyMap().get("call")));
      assertThat(MDC.get("call")).isEqualTo("the-call");
    } finally {
      MDC.remove("call");
      logger.detachAppender(lines);
      logger.setLevel(null);
    }
    assertThat(new Place("a", peer.address(), Set.of(), Optional.of(TOKEN), SECONDS).toString())
        .doesNotContain(TOKEN);
  }

  @Test
  void aSystemIsToldOfWhichTraceItIsAPart() throws Exception {
    String part = "00-6f1f8a3e95a84c1e9b1d0a2b3c4d5e6f-000000000000004d-01";
    systems
        .ask(
            new Request(
                "orders", Method.GET, "orders/1", Map.of(), SECONDS, KEY, Optional.of(part)))
        .get();
    get("orders/1");
    assertThat(transport.sent.getFirst().headers().firstValue("traceparent")).contains(part);
    assertThat(transport.sent.getLast().headers().firstValue("traceparent")).isEmpty();
  }

  private static Request request(
      String system, Method method, String path, Map<String, Object> body, Duration limit) {
    return new Request(system, method, path, body, limit, KEY);
  }

  private Answer get(String path) throws Exception {
    return get("orders", path, SECONDS);
  }

  private Answer get(String system, String path, Duration limit) throws Exception {
    return wait(systems.ask(request(system, Method.GET, path, Map.of(), limit)));
  }

  private Answer post(Map<String, Object> body) throws Exception {
    return ask("orders", Method.POST, "calls", body);
  }

  private Answer ask(String system, Method method, String path, Map<String, Object> body)
      throws Exception {
    return wait(systems.ask(request(system, method, path, body, SECONDS)));
  }

  private static Answer wait(CompletableFuture<Answer> answer)
      throws InterruptedException, ExecutionException, TimeoutException {
    return answer.get(15, TimeUnit.SECONDS);
  }
}
