package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.web.OpenDesk;
import dev.hatchline.phones.meter.IncomingCall;
import dev.hatchline.phones.meter.Meter;
import dev.hatchline.phones.meter.MeterCall;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

/** The agent sees who comes before the phone is told to ring. */
@Timeout(180)
class PopBeforeRingIT {
  private static final String AGENT = "101";
  private static final String FIRST = "+12025550461";
  private static final String NEXT = "+12025550462";

  private static Rig rig;

  private final List<IncomingCall> rung = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void up() {
    rig =
        Rig.up(
            """
            company: Test Company
            queues:
              - name: people
                agents: ["101"]
                ring: 15 s
                wrap-up: 2 s
            """);
  }

  @AfterAll
  static void down() {
    rig.close();
  }

  private static OpenDesk desk() {
    String http = new JsonMapper().readTree(rig.info()).get("http").asString();
    return OpenDesk.signIn(URI.create(http), AGENT, rig.password(AGENT));
  }

  private static MeterCall waits(Meter phones, String number) {
    MeterCall call = phones.call("1000", number);
    call.awaitAnswer(Rig.PATIENCE);
    call.press('0', Rig.PATIENCE);
    rig.awaitEvent(number, "JoinedLine");
    return call;
  }

  private void rings(int times) {
    Rig.await("the phone to ring", () -> rung.size() == times);
  }

  /**
   * Asterisk stands still while the agent's wrap-up ends, so that no phone can ring before it goes
   * on: less than the 3 s after which the engine would give the link up.
   */
  @Test
  void theCustomerIsAtTheDeskBeforeThePhoneIsRung() throws IOException {
    try (Meter phones = Meter.at(rig.sip());
        OpenDesk desk = desk()) {
      var _ = phones.agent(AGENT, rig.password(AGENT), rung::add);
      rig.awaitAgent(AGENT, "Available");
      MeterCall first = waits(phones, FIRST);
      rings(1);
      rung.getFirst().answer();
      rig.awaitEvent(FIRST, "Bridged");
      try (MeterCall _ = waits(phones, NEXT);
          OpenDesk.Feed feed = desk.live()) {
        first.close();
        rig.awaitAgent(AGENT, "WrapUp");
        long seen = seenWhileNothingRings(desk, feed);
        rings(2);
        assertThat(rung.getLast().invited()).isGreaterThan(seen);
        rung.getLast().answer();
        rig.awaitEvent(NEXT, "Bridged");
      }
    }
    rig.awaitNoCalls();
  }

  private long seenWhileNothingRings(OpenDesk desk, OpenDesk.Feed feed) throws IOException {
    rig.signal("STOP", rig.pid("asterisk"));
    try {
      do {
        feed.awaitNews();
      } while (!desk.page("/desk").contains(NEXT));
      long seen = System.nanoTime();
      assertThat(rig.api("/api/agents/101/pop").at("/who/number").asString()).isEqualTo(NEXT);
      assertThat(rung).as("calls to the phone").hasSize(1);
      return seen;
    } finally {
      rig.signal("CONT", rig.pid("asterisk"));
    }
  }
}
