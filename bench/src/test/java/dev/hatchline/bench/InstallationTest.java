package dev.hatchline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InstallationTest {
  @Test
  void aRequestIsWholeAndItsAnswerReadToTheEnd() throws Exception {
    try (ServerSocket engine = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      Installation line =
          Installation.of(
              "{\"http\": \"http://127.0.0.1:%d\", \"api_key\": \"secret\"}"
                  .formatted(engine.getLocalPort()));
      byte[] request = line.request("+12025550123", "a-key");
      CompletableFuture<String> answer =
          CompletableFuture.supplyAsync(() -> line.exchange(request));
      try (Socket client = engine.accept()) {
        String got =
            new String(
                client.getInputStream().readNBytes(request.length), StandardCharsets.US_ASCII);
        assertThat(got)
            .startsWith("POST /api/callbacks HTTP/1.1\r\n")
            .contains(
                "Authorization: Bearer secret\r\n",
                "Idempotency-Key: a-key\r\n",
                "Content-Length: 26\r\n")
            .endsWith("\r\n\r\n{\"number\": \"+12025550123\"}");
        client
            .getOutputStream()
            .write("HTTP/1.1 202 \r\n\r\n{}".getBytes(StandardCharsets.US_ASCII));
      }
      assertThat(answer.get(5, TimeUnit.SECONDS)).isEqualTo("HTTP/1.1 202 \r\n\r\n{}");
    }
  }

  @Test
  void whoIsNotAvailableIsToldWithTheReason() {
    String agents =
        """
        [{"extension": "101", "name": "Agent 101", "state": "Available", "reason": null},
         {"extension": "102", "name": "Agent 102", "state": "Paused", "reason": "no-answer"},
         {"extension": "103", "name": "Available", "state": "SignedOut", "reason": null}]
        """;
    assertThat(Installation.away(agents, List.of("101"))).isEmpty();
    assertThat(Installation.away(agents, List.of("101", "102", "103", "104")))
        .containsExactly("102 (Paused, no-answer)", "103 (SignedOut)", "104 (not known)");
  }
}
