package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.phones.Phone;
import dev.hatchline.phones.sound.Sound;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A back office that is slow, down, or lies: the caller is told, and goes on. */
class BackOfficeFailsIT {
  private static final int AGENT_HZ = 1730;
  private static final int CALLER_HZ = 1130;
  private static final int LIE_BYTES = 10 << 20;
  private static final Sound SORRY =
      Spoken.node("company-line", "sorry", "Test Company").slice(0.2, 3);
  private static final Sound MOMENT = Spoken.words("One moment, please.");
  private static final CountDownLatch OVER = new CountDownLatch(1);
  private static HttpServer office;
  private static Rig rig;
  private static Scene scene;

  @BeforeAll
  static void up() throws IOException {
    office = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    office.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    office.createContext("/orders/1111", BackOfficeFailsIT::waits);
    office.createContext("/orders/2222", exchange -> says(exchange, "<html>shipped</html>"));
    office.createContext(
        "/orders/3333", exchange -> says(exchange, "{\"x\":\"" + "y".repeat(LIE_BYTES) + "\"}"));
    office.createContext("/orders/4444", exchange -> says(exchange, "{\"state\":[7]}"));
    office.createContext(
        "/orders/5555",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    office.start();
    rig =
        Rig.up(
            """
            company: Test Company
            systems:
              - name: orders
                address: http://127.0.0.1:%d
                timeout: 15 s
              - name: network
                address: http://127.0.0.1:1
            """
                .formatted(office.getAddress().getPort()),
            BackOfficeFailsIT::patience);
    scene = new Scene(rig);
  }

  @AfterAll
  static void down() {
    OVER.countDown();
    rig.close();
    office.stop(0);
  }

  /** The shipped flow, but a lookup is not over before the caller's sound has been looked at. */
  private static void patience(Path configFolder) {
    try (InputStream in = FlowReader.class.getResourceAsStream("/flows/company-line.yaml")) {
      String shipped = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String patient =
          shipped.replace("get: /orders/{order}\n", "get: /orders/{order}\n      timeout: 15s\n");
      assertThat(patient).isNotEqualTo(shipped);
      Path flows = Files.createDirectory(configFolder.resolve("flows"));
      Files.writeString(flows.resolve("company-line.yaml"), patient);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static void waits(HttpExchange exchange) throws IOException {
    try {
      OVER.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  private static void says(HttpExchange exchange, String body) throws IOException {
    try (exchange) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Test
  void lookupSoundsAndZeroInItLeadsToAPersonAtOnce() {
    String number = "+12025551101";
    try (Phone agent = rig.agent("101", AGENT_HZ, Duration.ZERO);
        Phone caller = scene.calls(number, CALLER_HZ)) {
      rig.awaitAgent("101", "Available");
      caller.press("121111#");
      caller.awaitSound(Hearing.words(MOMENT), Rig.PATIENCE);
      Hearing.awaitMusic(caller);
      caller.press("0");
      caller.awaitSound(Hearing.voice(AGENT_HZ), Rig.PATIENCE);
      assertThat(agent.calls()).hasSize(1);
    }
    assertThat(rig.awaitEvent(number, "ZeroOut").get("node").asString()).isEqualTo("find-order");
  }

  /** What was typed is on the agent's display, and the wrap-up ends by a key. */
  @Test
  void agentSeesWhatTheCallerWantsAndEndsTheWrapUpByAKey() {
    String number = "+12025551104";
    try (Phone agent = rig.agent("101", AGENT_HZ);
        Phone caller = scene.calls(number, CALLER_HZ)) {
      rig.awaitAgent("101", "Available");
      caller.press("1240017#");
      rig.awaitEvent(number, "LookedUp");
      caller.press("0");
      assertThat(Scene.rung(agent, number).name()).matches("order 40017 - waited 0:0[0-9]");
      agent.answer();
      scene.talk(agent, AGENT_HZ, caller, CALLER_HZ);
      caller.hangUp();
      rig.awaitAgent("101", "WrapUp");
      scene.available(agent);
    }
    assertThat(scene.ended(number, "SERVED", "CALLER"))
        .containsSubsequence("Gave", "Wanted", "LookedUp", "ZeroOut", "Bridged");
  }

  @Test
  void wrongKeysLeadToAPerson() {
    String number = "+12025551103";
    try (Phone agent = rig.agent("101", AGENT_HZ, Duration.ZERO);
        Phone caller = scene.calls(number, CALLER_HZ)) {
      rig.awaitAgent("101", "Available");
      caller.press("7");
      rig.awaitEvent(number, "NoMatch");
      caller.press("8");
      caller.awaitSound(Hearing.voice(AGENT_HZ), Rig.PATIENCE);
      assertThat(agent.calls()).hasSize(1);
    }
  }

  @Test
  void whoIsSlowOrLiesCostsASentence() {
    List<Phone> callers = new ArrayList<>();
    try {
      for (String order : List.of("1111", "2222", "3333", "4444", "5555")) {
        Phone caller = scene.calls("+1202555" + order, CALLER_HZ);
        callers.add(caller);
        caller.press("12" + order + "#");
      }
      callers.forEach(caller -> caller.awaitSound(Hearing.words(SORRY), Rig.PATIENCE));
    } finally {
      callers.forEach(Phone::close);
    }
    assertThat(outcome("+12025551111")).isEqualTo("timeout");
    assertThat(outcome("+12025552222")).isEqualTo("not-json");
    assertThat(outcome("+12025553333")).isEqualTo("too-large");
    assertThat(outcome("+12025554444")).isEqualTo("wrong-answer");
    assertThat(outcome("+12025555555")).isEqualTo("redirect");
  }

  @Test
  void whoIsDownCostsASentence() {
    String number = "+12025551102";
    try (Phone caller = scene.calls(number, CALLER_HZ)) {
      caller.press("1320500");
      caller.awaitSound(Hearing.words(SORRY), Rig.PATIENCE);
    }
    assertThat(outcome(number)).isEqualTo("unreachable");
  }

  private static String outcome(String number) {
    return rig.awaitEvent(number, "LookedUp").get("outcome").asString();
  }
}
