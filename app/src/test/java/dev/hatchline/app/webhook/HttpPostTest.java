package dev.hatchline.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.conf.Webhook;
import dev.hatchline.conf.Webhook.Numbers;
import dev.hatchline.routing.SteppedClock;
import dev.hatchline.routing.store.OutboxEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sent over real connections, to receivers well and ill. */
class HttpPostTest {
  private static final String KEY = "0123456789abcdef-a-key";
  private static final Duration LONG = Duration.ofSeconds(30);

  private final SteppedClock clock = new SteppedClock();
  private final OutboxEvent event =
      new OutboxEvent(
          UUID.randomUUID(), "crm", "101", "agent.state", clock.instant(), "{\"say\":\"ü€𝄞\"}");
  private final HttpPost post = new HttpPost(clock, LONG);
  private Receiver receiver;

  @BeforeEach
  void begin() throws IOException {
    receiver = new Receiver();
  }

  @AfterEach
  void end() {
    post.close();
    receiver.close();
  }

  private static Target target(URI url) {
    return new Target(
        new Webhook("crm", url, Set.of("agent.state"), Numbers.MASKED, "secret"), KEY);
  }

  private Answer sent() throws InterruptedException {
    return post.send(target(receiver.url()), event);
  }

  @Test
  void theEventIsSentAsItIsAndSigned() throws Exception {
    assertThat(sent()).isEqualTo(new Answer.Taken());
    Receiver.Received received = receiver.next();
    assertThat(received.body()).isEqualTo(event.body());
    assertThat(received.event()).isEqualTo(event.id().toString());
    assertThat(received.signedAt()).isEqualTo(clock.instant().getEpochSecond());
    assertThat(received.signedWith(KEY)).isTrue();
    assertThat(received.signedWith(KEY + "x")).isFalse();
    assertThat(receiver.headers()).containsKey("Content-type").doesNotContainKey("Authorization");
  }

  /** RFC 4231, 4.3. */
  @Test
  void theSignatureIsThatOfTheStandard() {
    byte[] signed = Signature.hmac(bytes("Jefe"), bytes("what do ya want for nothing?"));
    assertThat(HexFormat.of().formatHex(signed))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void whatTheAnswerSaysDoesNotMatter() throws Exception {
    receiver.behaves(Receiver.says(200, "{\"wrong\": [json"));
    assertThat(sent()).isEqualTo(new Answer.Taken());
    receiver.behaves(Receiver.says(200, "x".repeat(HttpPost.ANSWER_MAX)));
    assertThat(sent()).isEqualTo(new Answer.Taken());
  }

  @Test
  void errorsAndRedirectsAreFailures() throws Exception {
    receiver.behaves(Receiver.says(500, "{}"));
    assertThat(sent()).isEqualTo(new Answer.Failed("status 500"));
    receiver.behaves(Receiver.says(410));
    assertThat(sent()).isEqualTo(new Answer.Gone());
    try (Receiver elsewhere = new Receiver()) {
      receiver.behaves(exchange -> {
        exchange.getResponseHeaders().set("Location", elsewhere.url().toString());
        exchange.sendResponseHeaders(307, -1);
      });
      assertThat(sent()).isEqualTo(new Answer.Failed("status 307"));
      assertThat(elsewhere.all()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 500})
  void anAnswerWithoutEndIsCutOffAndItsStatusCounts(int status) throws Exception {
    CountDownLatch hungUp = new CountDownLatch(1);
    receiver.behaves(Receiver.neverStops(status, hungUp));
    assertThat(sent()).isEqualTo(Answer.of(status));
    assertThat(hungUp.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whoHangsUpHasNotTakenIt() throws Exception {
    receiver.behaves(_ -> {});
    assertThat(sent()).isEqualTo(new Answer.Failed("the connection ended within the answer"));
    receiver.behaves(Receiver.hangsUpWithin(200));
    assertThat(sent()).isEqualTo(new Answer.Failed("the connection ended within the answer"));
  }

  @Test
  void whoIsSlowIsNotWaitedFor() throws Exception {
    try (HttpPost hasty = new HttpPost(clock, Duration.ofSeconds(1))) {
      Answer late = new Answer.Failed("no answer within 1 s");
      receiver.behaves(receiver.isSilent());
      assertThat(hasty.send(target(receiver.url()), event)).isEqualTo(late);
      receiver.behaves(receiver.stopsWithin());
      assertThat(hasty.send(target(receiver.url()), event)).isEqualTo(late);
    }
  }

  @Test
  void whoIsNotThereIsTold() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    URI nobody = URI.create("http://127.0.0.1:" + port);
    assertThat(post.send(target(nobody), event)).isEqualTo(new Answer.Failed("no connection"));
  }

  @Test
  void whoDoesNotSpeakTlsIsTold() throws Exception {
    try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual()
          .start(() -> {
            try (Socket caller = door.accept()) {
              caller.getOutputStream().write(bytes("HTTP/1.1 400 Bad Request\r\n\r\n"));
              caller.getInputStream().readAllBytes();
            } catch (IOException _) {
              // The caller has hung up.
            }
          });
      assertThat(post.send(target(URI.create("https://127.0.0.1:" + door.getLocalPort())), event))
          .isInstanceOfSatisfying(
              Answer.Failed.class,
              // Whoever speaks too early may have hung up before the first word of TLS is out.
              failed ->
                  assertThat(failed.why())
                      .containsAnyOf("no secure connection", "the connection ended"));
    }
  }

  @Test
  void anInterruptEndsTheAttempt() throws Exception {
    receiver.behaves(receiver.isSilent());
    Thread sender = Thread.currentThread();
    Thread.ofVirtual()
        .start(() -> {
          try {
            receiver.next();
          } catch (InterruptedException _) {
            return;
          }
          sender.interrupt();
        });
    assertThatThrownBy(this::sent).isInstanceOf(InterruptedException.class);
  }
}
