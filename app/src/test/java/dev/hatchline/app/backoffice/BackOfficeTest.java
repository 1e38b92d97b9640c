package dev.hatchline.app.backoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.app.business.Answer;
import dev.hatchline.app.business.Answer.Found;
import dev.hatchline.app.business.Answer.Missing;
import dev.hatchline.app.business.Request;
import dev.hatchline.app.business.Systems;
import dev.hatchline.conf.BusinessSystem.Method;
import dev.hatchline.conf.Installation;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.conf.Secrets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The demo back office, asked as flows ask it: with the defaults of the operator's file. */
class BackOfficeTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final BackOffice office = start(freeOffset());
  private final Systems systems = systems();

  private static int freeOffset() {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return probe.getLocalPort() - installation(0).backOfficePort();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Installation installation(int offset) {
    return new Installation(Path.of("/h"), Path.of("/a"), offset);
  }

  private static BackOffice start(int offset) {
    try {
      return BackOffice.start(
          installation(offset).backOfficePort(), Path.of("/nowhere"), InstantSource.fixed(NOW));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Systems systems() {
    return Systems.of(
        OperatorConfig.defaults(),
        installation(office.port() - installation(0).backOfficePort()),
        new Secrets(
            "a", "b", Map.of(), Optional.empty(), Map.of(), Optional.empty(), Map.of(), Map.of()),
        InstantSource.system());
  }

  @AfterEach
  void close() {
    systems.close();
    office.close();
  }

  @Test
  void ordersAreKnownWithDaysFromToday() throws Exception {
    LocalDate today = LocalDate.ofInstant(NOW, ZoneId.systemDefault());
    assertThat(get("orders", "/orders/40017"))
        .isEqualTo(order("40017", "shipped", today.plusDays(3)));
    assertThat(get("orders", "/orders/40018"))
        .isEqualTo(order("40018", "being packed", today.plusDays(5)));
    assertThat(get("orders", "/orders/40019"))
        .isEqualTo(order("40019", "delivered", today.minusDays(1)));
    assertThat(get("orders", "/orders/40020")).isEqualTo(new Missing());
    assertThat(get("orders", "/")).isEqualTo(new Missing());
  }

  private static Found order(String number, String state, LocalDate eta) {
    return new Found(Map.of("order", number, "state", state, "eta", eta.toString()));
  }

  @Test
  void outagesAreKnownByArea() throws Exception {
    assertThat(get("network", "outages/20500"))
        .isEqualTo(
            new Found(
                Map.of("area", "20500", "outage", true, "until", "six P M", "affected", 1200)));
    assertThat(get("network", "outages/20501")).extracting("json.affected").isEqualTo(37);
    assertThat(get("network", "outages/10115"))
        .isEqualTo(new Found(Map.of("area", "10115", "outage", false, "until", "", "affected", 0)));
  }

  @Test
  void aCallCountsOnceForEachKey() throws Exception {
    UUID key = UUID.randomUUID();
    Found first = new Found(Map.of("order", "40017", "calls", 1));
    assertThat(post("orders/40017/calls", key)).isEqualTo(first);
    assertThat(post("orders/40017/calls", key)).isEqualTo(first);
    assertThat(post("orders/40017/calls", UUID.randomUUID()))
        .isEqualTo(new Found(Map.of("order", "40017", "calls", 2)));
    assertThat(post("orders/40018/calls", key))
        .isEqualTo(new Found(Map.of("order", "40018", "calls", 1)));
    assertThat(post("orders/1/calls", key)).isEqualTo(new Missing());
  }

  @Test
  void whatIsAskedWronglyIsRefused() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI base = URI.create("http://127.0.0.1:" + office.port());
      HttpRequest.Builder calls = HttpRequest.newBuilder(base.resolve("/orders/40017/calls"));
      HttpRequest keyless = calls.POST(HttpRequest.BodyPublishers.noBody()).build();
      assertThat(client.send(keyless, BodyHandlers.ofString()).statusCode()).isEqualTo(400);
      assertThat(client.send(calls.GET().build(), BodyHandlers.ofString()).statusCode())
          .isEqualTo(405);
      HttpRequest quote = HttpRequest.newBuilder(base.resolve("/outages/%22a")).build();
      assertThat(client.send(quote, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void aPortThatIsTakenIsAFault() {
    assertThatThrownBy(
            () -> BackOffice.start(office.port(), Path.of("/nowhere"), InstantSource.fixed(NOW)))
        .isInstanceOf(IOException.class);
  }

  private Answer get(String system, String path) throws Exception {
    return ask(new Request(system, Method.GET, path, Map.of(), PATIENCE, UUID.randomUUID()));
  }

  private Answer post(String path, UUID key) throws Exception {
    return ask(
        new Request("orders", Method.POST, path, Map.of("by", "+12025550123"), PATIENCE, key));
  }

  private Answer ask(Request request) throws Exception {
    return systems.ask(request).get(60, TimeUnit.SECONDS);
  }
}
