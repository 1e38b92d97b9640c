package dev.hatchline.app;

import dev.hatchline.app.callback.Callbacks;
import dev.hatchline.metrics.HouseReadings;
import dev.hatchline.routing.RoutingReadings;
import dev.hatchline.routing.agent.AgentState;
import dev.hatchline.routing.callback.CallbackReadings;
import dev.hatchline.telephony.media.MediaReadings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rooms' readings, as the meters want them. */
final class House implements Supplier<HouseReadings> {
  private static final String WAITING = "waiting";
  private static final String DIALLING = "dialling";
  private static final String ANSWERED = "answered";

  /** The words for the states of callbacks that are owed. */
  static final List<String> CALLBACK_STATES = List.of(WAITING, DIALLING, ANSWERED);

  private static final String INSIDE = "inside";
  private static final String SHORTER = "shorter";
  private static final String LONGER = "longer";
  private static final String UNKNOWN = "unknown";

  /** The words for what became of a wait that was told. */
  static final List<String> VERDICTS = List.of(INSIDE, SHORTER, LONGER, UNKNOWN);

  private final Engine engine;
  private final InstantSource clock;

  House(Engine engine, InstantSource clock) {
    this.engine = engine;
    this.clock = clock;
  }

  /** The words for an agent's state. */
  static List<String> agentStates() {
    return Stream.of(AgentState.class.getPermittedSubclasses()).map(Class::getSimpleName).toList();
  }

  @Override
  public HouseReadings get() {
    RoutingReadings routing = engine.desk().readings();
    MediaReadings media = engine.vitals().media();
    Map<String, Integer> agents =
        routing.agents().stream()
            .collect(
                Collectors.toMap(
                    agent -> agent.state().getClass().getSimpleName(), _ -> 1, Integer::sum));
    return new HouseReadings(
        agents,
        line(routing),
        owed(engine.callbacks()),
        waits(),
        media.lateTicks(),
        media.droppedFrames(),
        engine.vitals().link().lagLast(),
        engine.desk().lostEvents());
  }

  /** Those on the phone, by queue. */
  static Map<String, HouseReadings.InLine> line(RoutingReadings routing) {
    return routing.callers().stream()
        .collect(
            Collectors.toMap(
                RoutingReadings.InLine::queue,
                caller -> new HouseReadings.InLine(1, caller.waited()),
                House::together));
  }

  private Map<String, Long> waits() {
    return engine
        .waits()
        .latest()
        .map(score ->
            Map.of(
                INSIDE, score.inside(),
                SHORTER, score.shorter(),
                LONGER, score.longer(),
                UNKNOWN, score.unknown()))
        .orElse(Map.of());
  }

  private HouseReadings.Owed owed(Callbacks callbacks) {
    CallbackReadings now = callbacks.readings();
    return new HouseReadings.Owed(
        Map.of(WAITING, now.waiting(), DIALLING, now.dialling(), ANSWERED, now.answered()),
        callbacks.ledger().aboutToBreak(clock.instant()).size(),
        now.answers().answered(),
        now.answers().unmet());
  }

  private static HouseReadings.InLine together(HouseReadings.InLine a, HouseReadings.InLine b) {
    Duration longest =
        a.longestWait().compareTo(b.longestWait()) > 0 ? a.longestWait() : b.longestWait();
    return new HouseReadings.InLine(a.callers() + b.callers(), longest);
  }
}
