package dev.hatchline.app.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.callback.Reserving;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.Decision;
import dev.hatchline.routing.RoutingEngine;
import dev.hatchline.routing.RoutingPolicy;
import dev.hatchline.routing.agent.AgentLimits;
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
import org.junit.jupiter.api.Test;

/** The door to the line, with a routing that has nobody in it. */
class DeskTest {
  private static final Instant T0 = Instant.parse("2026-11-27T09:00:00Z");
  private static final AgentId ANN = new AgentId("101");

  private static final RoutingPolicy POLICY =
      RoutingPolicy.of(
          Map.of("people", Set.of(ANN)),
          new AgentLimits(Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(30)));

  private final List<Incident> incidents = new ArrayList<>();

  private static AsteriskLink link() {
    return (AsteriskLink)
        Proxy.newProxyInstance(
            AsteriskLink.class.getClassLoader(),
            new Class<?>[] {AsteriskLink.class},
            (_, _, _) -> CompletableFuture.completedFuture(true));
  }

  @Test
  void aDecisionThatFailsIsToldAndNoOtherIsLost() {
    CallId call = new CallId(UUID.randomUUID());
    try (Desk desk =
        new Desk(
            new RoutingEngine(POLICY, () -> T0),
            new Calls(),
            link(),
            _ -> false,
            incidents::add,
            () -> T0)) {
      desk.serve(
          new Reserving() {
            @Override
            public boolean reserve(AgentId agent, CallId attempt) {
              return false;
            }

            @Override
            public boolean lapsed(AgentId agent, CallId attempt) {
              throw new IllegalStateException("a fault of ours");
            }
          });
      desk.carryOut(
          List.of(new Decision.ReservationLapsed(ANN, call), new Decision.RepeatedRona(ANN, 3)));
    }
    assertThat(incidents)
        .extracting(Incident::kind)
        .containsExactly("decision-failed", "repeated-rona");
  }
}
