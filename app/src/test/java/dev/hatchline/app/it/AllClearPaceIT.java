package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.phones.Phone;
import dev.hatchline.phones.meter.IncomingCall;
import dev.hatchline.phones.meter.MeterCarrier;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** More want to hear of the end of an outage than may be called within a minute. */
class AllClearPaceIT {
  private static final int CALLER_HZ = 1130;
  private static final Duration ALL_MAX = Duration.ofMinutes(3);
  private static final Duration WINDOW = Duration.ofMinutes(1);

  /** A call begins before its INVITE is sent, and the first may be sent later than the second. */
  private static final Duration INVITE_MAX = Duration.ofSeconds(15);

  private static Rig rig;

  @BeforeAll
  static void up() {
    rig =
        Rig.up(
            """
            company: Test Company
            notices:
              at-once: 3
              per-minute: 1
              hours: ["00:00-24:00"]
            """);
  }

  @AfterAll
  static void down() {
    rig.close();
  }

  private static void subscribes(String outage, String number) {
    int before = subscribers(outage);
    try (Phone caller = rig.caller(number, CALLER_HZ)) {
      caller.dial(rig.uri("1000"));
      rig.awaitEvent(
          number, event -> event.path("node").asString("").equals("outage"), "the sentence");
      caller.press("1");
      Rig.await(number + " has subscribed", () -> subscribers(outage) > before);
      caller.hangUp();
    }
    rig.awaitNoCalls();
  }

  private static int subscribers(String outage) {
    return rig.api("/api/outages/" + outage).get("subscribers").asInt();
  }

  @Test
  void noMoreAreCalledWithinAMinuteThanTheOperatorAllows() {
    String outage =
        rig.post(
                "/api/outages",
                "{\"area\": {\"prefixes\": [\"+1202555180\"]}, \"sentence\": \"The net is down.\"}",
                201)
            .get("id")
            .asString();
    List<String> numbers = List.of("+12025551801", "+12025551802");
    numbers.forEach(number -> subscribes(outage, number));
    List<IncomingCall> calls = new CopyOnWriteArrayList<>();
    try (MeterCarrier _ =
        rig.carrier(call -> {
          calls.add(call);
          call.answer();
        })) {
      rig.post("/api/outages/" + outage + "/clear", "{\"sentence\": \"It is up again.\"}", 200);
      Rig.await("all are called", ALL_MAX, () -> calls.size() == numbers.size());
    }
    assertThat(calls).extracting(IncomingCall::number).containsExactlyInAnyOrderElementsOf(numbers);
    assertThat(after(calls, 1)).isGreaterThan(WINDOW.minus(INVITE_MAX));
  }

  /** How long after the first INVITE this one came. */
  private static Duration after(List<IncomingCall> calls, int n) {
    return Duration.ofNanos(calls.get(n).invited() - calls.getFirst().invited());
  }
}
