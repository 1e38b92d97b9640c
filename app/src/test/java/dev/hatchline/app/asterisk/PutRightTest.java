package dev.hatchline.app.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.asterisk.LostEvents.Found;
import dev.hatchline.app.call.Calls;
import dev.hatchline.app.call.Desk;
import dev.hatchline.app.call.Incident;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.RoutingEngine;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.RoutingPolicy;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.agent.Device;
import dev.hatchline.telephony.AsteriskLink;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PutRightTest {
  private static final AgentId ANN = new AgentId("101");
  private static final CallId CALL = new CallId(new UUID(0, 1));
  private static final CallId NEXT = new CallId(new UUID(0, 2));

  private Instant now = Instant.parse("2026-11-28T09:00:00Z");
  private final RoutingEngine engine =
      new RoutingEngine(
          RoutingPolicy.of(
              Map.of("people", Set.of(ANN)),
              new AgentLimits(Duration.ofSeconds(30), Duration.ZERO, Duration.ofSeconds(30))),
          () -> now);
  private final List<Incident> incidents = new ArrayList<>();
  private final Desk desk =
      new Desk(engine, new Calls(), link(), _ -> false, incidents::add, () -> now);
  private final List<Found> told = new ArrayList<>();
  private final PutRight putRight = new PutRight(desk, told::add);

  private static AsteriskLink link() {
    return (AsteriskLink)
        Proxy.newProxyInstance(
            AsteriskLink.class.getClassLoader(),
            new Class<?>[] {AsteriskLink.class},
            (_, _, _) -> CompletableFuture.completedFuture(true));
  }

  private Found.NoChannel found;

  @BeforeEach
  void annTalksAndALookFindsNoChannel() {
    engine.handle(new RoutingEvent.AgentDevice(ANN, Device.IN_USE));
    engine.handle(new RoutingEvent.AdoptedOnCall(ANN, CALL));
    found = new Found.NoChannel(ANN, CALL, now);
    now = now.plusSeconds(50);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private @Nullable CallId current() {
    return engine.readings().agents().getFirst().state().call();
  }

  @Test
  void aConversationThatIsOverIsToldToItsCall() {
    putRight.accept(found);
    assertThat(current()).isNull();
    assertThat(told).containsExactly(found);
    assertThat(desk.lostEvents()).isEqualTo(1);
  }

  /** Each call has a thread of its own, which may be the faster one. */
  @Test
  void whoHasMovedOnMeanwhileIsLeftAloneAndNoCallIsToldAnything() {
    desk.handle(new RoutingEvent.AgentFreed(ANN, CALL));
    desk.handle(new RoutingEvent.AdoptedOnCall(ANN, NEXT));
    putRight.accept(found);
    assertThat(current()).isEqualTo(NEXT);
    assertThat(told).isEmpty();
    assertThat(desk.lostEvents()).as("none was lost").isZero();
  }

  @Test
  void whatAPhoneDoesIsToldToTheRoutingAlone() {
    putRight.accept(new Found.OtherDevice(ANN, Device.IN_USE, Device.FREE));
    assertThat(engine.readings().agents().getFirst().standing().device()).isEqualTo(Device.FREE);
    assertThat(told).isEmpty();
    assertThat(desk.lostEvents()).isEqualTo(1);
  }
}
