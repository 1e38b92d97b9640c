package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code down --drain}: nobody new, and nobody is cut off. */
class DrainIT {
  private static final int CALLER_HERTZ = 2150;
  private static final int AGENT_HERTZ = 2350;
  private static final String TALKING = "+12025550501";

  @Test
  void drainingRefusesNewCallsAndWaitsForThoseThatAreUp() throws Exception {
    try (Rig rig = Rig.up("company: Test Company");
        Phone agent = rig.agent("101", AGENT_HERTZ, Duration.ZERO);
        Phone caller = rig.caller(TALKING, CALLER_HERTZ)) {
      rig.awaitAgent("101", "Available");
      Conversation conversation = Conversation.begin(rig, caller, agent, CALLER_HERTZ, AGENT_HERTZ);
      List<Long> pids = List.of(rig.pid("engine"), rig.pid("asterisk"), rig.pid("supervisor"));

      CompletableFuture<String> drained =
          CompletableFuture.supplyAsync(() -> drain(rig), Thread::startVirtualThread);
      Rig.await("new calls to be refused", () -> refused(rig));
      assertThat(drained).isNotDone();
      conversation.assertUnbroken();
      assertThat(pids).allMatch(DrainIT::runs);

      agent.hangUp();
      assertThat(drained.get(2, TimeUnit.MINUTES)).contains("stopped");
      caller.events().await(PhoneEvent.Ended.class, Rig.PATIENCE);
      assertThat(pids).noneMatch(DrainIT::runs);
      assertThat(StoredEvents.of(rig).from(TALKING).end()).isEqualTo("AGENT SERVED");
      assertThat(StoredEvents.of(rig).ofType("JoinedLine")).hasSize(1);
      StoredEvents.of(rig).assertSound();
    }
  }

  @Test
  void aCallBetweenAgentsIsWaitedForAlsoThroughARestartOfTheEngine() throws Exception {
    try (Rig rig = Rig.up("company: Test Company");
        Phone first = rig.agent("101", CALLER_HERTZ, Duration.ZERO);
        Phone second = rig.agent("102", AGENT_HERTZ, Duration.ZERO)) {
      rig.awaitAgent("102", "Available");
      first.dial(rig.uri("102"));
      Conversation conversation = Conversation.heard(first, second, CALLER_HERTZ, AGENT_HERTZ);

      CompletableFuture<String> drained =
          CompletableFuture.supplyAsync(() -> drain(rig), Thread::startVirtualThread);
      Rig.await("new calls to be refused", () -> refused(rig));
      long engine = rig.pid("engine");
      rig.signal("KILL", engine);
      Rig.await(
          "another engine that knows",
          Rig.ENGINE_PATIENCE,
          () -> Rig.quietly(() -> rig.pid("engine") != engine && saysThatItDrains(rig)));
      assertThat(refused(rig)).isTrue();
      assertThat(drained).isNotDone();
      conversation.assertUnbroken();

      second.hangUp();
      assertThat(drained.get(2, TimeUnit.MINUTES)).contains("channels").contains("stopped");
    }
  }

  @Test
  void anAsteriskThatComesBackTakesNoCallsUntilTheDrainIsEnded() throws Exception {
    try (Rig rig = Rig.up("company: Test Company")) {
      rig.api("POST", "/api/drain");
      assertThatThrownBy(() -> rig.hatchline(Rig.PATIENCE, "status"))
          .hasMessageContaining("no calls can be taken")
          .hasMessageContaining("drain");
      long asterisk = rig.pid("asterisk");
      rig.signal("KILL", asterisk);
      Rig.await("another Asterisk", () -> Rig.quietly(() -> rig.pid("asterisk") != asterisk));
      Rig.await("its new calls to be refused", () -> refused(rig));
      assertThat(saysThatItDrains(rig)).isTrue();

      rig.api("DELETE", "/api/drain");
      assertThat(rig.ready()).isTrue();
      try (Phone caller = rig.caller(TALKING, CALLER_HERTZ)) {
        caller.dial(rig.uri("1000"));
        caller.events().await(PhoneEvent.Answered.class, Rig.PATIENCE);
      }
    }
  }

  private static boolean saysThatItDrains(Rig rig) {
    JsonNode health = rig.health();
    return health.get("components").get("ami").get("status").asString().equals("UP")
        && health
            .get("components")
            .get("calls")
            .get("details")
            .get("why")
            .asString()
            .contains("drain");
  }

  private static String drain(Rig rig) {
    try {
      return rig.hatchline(Duration.ofMinutes(2), "down", "--drain");
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Whether a new caller hears 503 now, and not the line. */
  private static boolean refused(Rig rig) {
    try (Phone late = rig.caller("+12025550502", CALLER_HERTZ)) {
      late.dial(rig.uri("1000"));
      PhoneEvent outcome =
          late.events()
              .await(
                  e -> e instanceof PhoneEvent.Answered || e instanceof PhoneEvent.Ended,
                  Rig.PATIENCE);
      return outcome instanceof PhoneEvent.Ended ended
          && ended.how() == PhoneEvent.Ending.REFUSED
          && ended.reason().startsWith("503");
    }
  }

  /** Who has ended and waits only for somebody to take note of it (state Z) runs no more. */
  private static boolean runs(long pid) {
    try {
      return !Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z ");
    } catch (IOException _) {
      return false;
    }
  }
}
