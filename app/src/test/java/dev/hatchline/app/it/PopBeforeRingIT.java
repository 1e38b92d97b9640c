package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.web.OpenDesk;
import dev.hatchline.phones.meter.IncomingCall;
import dev.hatchline.phones.meter.Meter;
import dev.hatchline.phones.meter.MeterCall;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

/** The agent sees who comes before the phone is told to ring. */
@Timeout(900)
class PopBeforeRingIT {
  private static final String AGENT = "101";
  private static final int TRIES_MAX = 30;

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

  private static String number(int caller) {
    return "+1202555046" + caller;
  }

  private static MeterCall waits(Meter phones, String number) {
    MeterCall call = phones.call("1000", number);
    call.awaitAnswer(Rig.PATIENCE);
    call.press('0', Rig.PATIENCE);
    rig.awaitEvent(number, "JoinedLine");
    return call;
  }

  /**
   * Asterisk stands still while the agent's wrap-up ends, so that no phone can ring before it goes
   * on. It has to be stopped within the wrap-up, and to go on before the engine gives the link up,
   * 3 s later: a machine that does not keep up with that has tried in vain, and tries again.
   */
  @Test
  void theCustomerIsAtTheDeskBeforeThePhoneIsRung() throws IOException {
    try (Meter phones = Meter.at(rig.sip());
        OpenDesk desk = desk()) {
      var _ = phones.agent(AGENT, rig.password(AGENT), rung::add);
      rig.awaitAgent(AGENT, "Available");
      MeterCall talking = waits(phones, number(0));
      answered(0, number(0));
      boolean seen = false;
      for (int tries = 1; !seen; tries++) {
        assertThat(tries).as("tries").isLessThanOrEqualTo(TRIES_MAX);
        MeterCall next = waits(phones, number(tries));
        int before = rung.size();
        try (OpenDesk.Feed feed = desk.live()) {
          talking.close();
          OptionalLong at = seenWhileNothingRings(number(tries), desk, feed);
          answered(before, number(tries));
          at.ifPresent(then -> assertThat(rung.getLast().invited()).isGreaterThan(then));
          seen = at.isPresent();
        }
        talking = next;
      }
      talking.close();
    }
    rig.awaitNoCalls();
  }

  /** One more call than before has come to the phone, and is answered. */
  private void answered(int before, String number) {
    Rig.await("the phone to ring", () -> rung.size() > before);
    rung.getLast().answer();
    rig.awaitEvent(number, "Bridged");
  }

  /** When the customer was there; empty if that cannot be known of this try. */
  private OptionalLong seenWhileNothingRings(String next, OpenDesk desk, OpenDesk.Feed feed)
      throws IOException {
    int before = rung.size();
    Rig.await("the end of the talk", () -> !rig.agentState(AGENT).equals("OnCall"));
    rig.signal("STOP", rig.pid("asterisk"));
    try {
      if (!rig.agentState(AGENT).equals("WrapUp")) {
        return OptionalLong.empty();
      }
      while (!desk.page("/desk").contains(next)) {
        if (!List.of("WrapUp", "Reserved").contains(rig.agentState(AGENT))) {
          return OptionalLong.empty();
        }
        feed.awaitNews();
      }
      long seen = System.nanoTime();
      assertThat(rig.api("/api/agents/101/pop").at("/who/number").asString()).isEqualTo(next);
      assertThat(rung).as("calls to the phone").hasSize(before);
      return OptionalLong.of(seen);
    } finally {
      rig.signal("CONT", rig.pid("asterisk"));
    }
  }
}
