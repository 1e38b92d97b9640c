package dev.hatchline.app.asterisk;

import static dev.hatchline.app.asterisk.WatchedHouse.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.story.CallStory;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.agent.Agent;
import dev.hatchline.routing.agent.Device;
import dev.hatchline.routing.store.Await;
import dev.hatchline.telephony.AsteriskEvent;
import dev.hatchline.telephony.CallMarks;
import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.DeviceState;
import dev.hatchline.telephony.Present;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The word that an agent's phone is hung up is lost, and Asterisk is looked at. */
@Timeout(120)
class AsteriskWatchTest {
  private static final CallId CALL = new CallId(new UUID(0, 1));
  private static final Channel CALLERS = new Channel("PJSIP/trunk-00000006", "1.6");
  private static final Channel HERS = new Channel("PJSIP/101-00000007", "1.7");

  @TempDir private Path folder;
  private WatchedHouse house;

  @BeforeEach
  void annTalksToACaller() throws Exception {
    house = new WatchedHouse(folder);
    house.desk.handle(new RoutingEvent.AgentDevice(ANN, Device.IN_USE));
    CallMarks marks = new CallMarks(CALL, new FirstRing(house.clock.instant(), 1), "1000", "done");
    assertThat(house.lostCalls.adopt(CALLERS, marks, "+12025550123", ANN)).isPresent();
    Await.until(() -> CALL.equals(ann().state().call()));
  }

  @AfterEach
  void close() {
    house.close();
  }

  private Agent ann() {
    return house.desk.readings().agents().getFirst();
  }

  private void look(DeviceState phone, Channel... up) {
    house.clock.advance(LostEvents.LOOK_EVERY);
    house.watch.accept(new AsteriskEvent.Looked(new Present(List.of(up), Map.of(ANN, phone))));
  }

  private List<AgentId> left() {
    return house.story.stream()
        .filter(CallEvent.AgentLeft.class::isInstance)
        .map(event -> ((CallEvent.AgentLeft) event).agent())
        .toList();
  }

  @Test
  void anAgentWhoseHangUpWasLostIsFreedAndTheCallIsTold() throws Exception {
    look(DeviceState.FREE, CALLERS);
    assertThat(ann().state().call()).as("once may be an event on its way").isEqualTo(CALL);
    look(DeviceState.FREE, CALLERS);
    assertThat(ann().eligible()).isTrue();
    Await.until(() -> left().equals(List.of(ANN)));
    assertThat(house.calls.find(CALL)).as("the caller is still there").isPresent();
    assertThat(house.desk.lostEvents()).as("her channel, and her phone").isEqualTo(2);
  }

  @Test
  void aCallerWhoseChannelIsGoneTooHasLeft() throws Exception {
    look(DeviceState.FREE);
    look(DeviceState.FREE);
    assertThat(ann().eligible()).isTrue();
    Await.until(() -> house.calls.find(CALL).isEmpty());
    assertThat(left()).containsExactly(ANN);
    assertThat(house.story.getLast())
        .isInstanceOfSatisfying(
            CallEvent.Ended.class,
            ended ->
                assertThat(ended.end())
                    .isEqualTo(new CallEnd(CallEnd.Party.CALLER, CallEnd.Reason.SERVED)));
  }

  @Test
  void whoIsFoundInAsterisksQueueIsKnownByTheirNumber() throws Exception {
    CallId found = new CallId(new UUID(0, 2));
    CallMarks marks =
        new CallMarks(found, new FirstRing(house.clock.instant(), 2), "1000", "people");
    Channel channel = new Channel("PJSIP/trunk-00000008", "1.8");
    house.watch.accept(
        new AsteriskEvent.QueueJoined("people", channel, "1.8", marks, "+12025550124"));
    Await.until(() -> "+12025550124".equals(caller(found)));
  }

  /** Who waited ten minutes before the engine was away has waited ten minutes. */
  @Test
  void whoIsFoundThereGoesOnWaitingSinceTheFirstTime() throws Exception {
    CallId found = new CallId(new UUID(0, 2));
    Instant joined = house.clock.instant().minusSeconds(600);
    FirstRing rang = new FirstRing(joined, 2);
    CallStory before =
        new CallStory(
            found,
            List.of(
                new CallEvent.Arrived(found, joined, rang, "1000", null),
                new CallEvent.JoinedLine(found, joined, "people")));
    house.lostCalls.remember(before);
    assertThat(house.earlier).containsExactly(before.events());
    house.watch.accept(
        new AsteriskEvent.QueueJoined(
            "people",
            new Channel("PJSIP/trunk-00000008", "1.8"),
            "1.8",
            new CallMarks(found, rang, "1000", "people"),
            null));
    Await.until(() -> !house.desk.readings().line().isEmpty());
    assertThat(house.desk.readings().line().getFirst().waited()).isEqualTo(Duration.ofMinutes(10));
  }

  private @Nullable String caller(CallId call) {
    return house.story.stream()
        .filter(event -> event.call().equals(call))
        .map(event -> event instanceof CallEvent.Arrived arrived ? arrived.caller() : null)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  @Test
  void whoTalksIsLeftAlone() {
    look(DeviceState.IN_USE, CALLERS, HERS);
    look(DeviceState.IN_USE, CALLERS, HERS);
    assertThat(ann().state().call()).isEqualTo(CALL);
    assertThat(house.desk.lostEvents()).isZero();
  }
}
