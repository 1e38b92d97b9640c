package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.app.call.CallSession;
import dev.hatchline.app.callback.Callbacks;
import dev.hatchline.app.flow.FlowVersion;
import dev.hatchline.app.wall.WallView;
import dev.hatchline.conf.OperatorConfig;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads what the wallboard shows from the rooms, as they are at one moment. */
@Component
class WallBoard {
  /** Callers of whom the engine holds no flow, for a moment. */
  private static final String NO_FLOW = "other";

  private final Engine engine;
  private final Readiness readiness;
  private final WallView.House house;

  WallBoard(Engine engine, Readiness readiness) {
    this.engine = engine;
    this.readiness = readiness;
    OperatorConfig config = engine.setting().config();
    this.house =
        new WallView.House(
            config.company(),
            config.hours().zone(),
            config.twoEngines() ? engine.setting().installation().engine().word() : null,
            config.queues().stream()
                .map(queue -> new WallView.Target(queue.name(), queue.answerWithin()))
                .toList(),
            config.lines().stream().map(OperatorConfig.Line::flow).distinct().toList());
  }

  WallView view() {
    Callbacks callbacks = engine.callbacks();
    return WallView.of(
        house,
        new WallView.Readings(
            readiness.troubles(),
            engine.desk().readings(),
            automated(),
            callbacks.readings().ready() ? callbacks.ledger() : null,
            engine.today().figures()));
  }

  private Map<String, Integer> automated() {
    return engine.calls().all().stream()
        .filter(session -> Views.isAutomated(session.call().state()))
        .collect(Collectors.toMap(this::flow, _ -> 1, Integer::sum));
  }

  private String flow(CallSession session) {
    return engine.flows().shelf().of(session.id()).map(FlowVersion::name).orElse(NO_FLOW);
  }
}
