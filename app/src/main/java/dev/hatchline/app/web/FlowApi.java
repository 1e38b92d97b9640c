package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.app.flow.FlowState;
import dev.hatchline.app.flow.FlowText;
import dev.hatchline.app.flow.KeptVersion;
import dev.hatchline.app.flow.Pointer;
import dev.hatchline.app.flow.Publisher;
import dev.hatchline.app.flow.Rollback;
import dev.hatchline.conf.ApiKey;
import dev.hatchline.conf.OperatorConfig;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What callers hear of each flow, for programs. Described in docs/publishing.md. */
@RestController
@RequestMapping("/api/flows")
public class FlowApi {
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final Publisher flows;
  private final OperatorConfig config;
  private final InstantSource clock;

  FlowApi(Engine engine, InstantSource clock) {
    this.flows = engine.flows();
    this.config = engine.setting().config();
    this.clock = clock;
  }

  /** Those of the lines, in their order. */
  @GetMapping
  public List<FlowViews.Full> all() {
    return flows.states().stream().map(state -> FlowViews.full(state, flows, config)).toList();
  }

  /** What is kept of one. */
  @GetMapping("/{flow}/versions")
  public FlowViews.History versions(@PathVariable String flow) {
    known(flow);
    try {
      Pointer pointer = flows.store().pointer(flow);
      return new FlowViews.History(
          flow,
          flows.store().all(flow).stream()
              .map(kept ->
                  FlowViews.version(flow, kept, FlowViews.percent(pointer, kept.number()), flows))
              .toList(),
          FlowViews.moves(pointer));
    } catch (IOException _) {
      throw storeAway();
    }
  }

  /** One version, with its text. */
  @GetMapping("/{flow}/versions/{version}")
  public FlowViews.Text version(@PathVariable String flow, @PathVariable int version) {
    known(flow);
    try {
      KeptVersion kept =
          flows
              .store()
              .find(flow, version)
              .orElseThrow(() -> unknown("No version %d of %s is kept.".formatted(version, flow)));
      FlowText text = kept.text();
      return new FlowViews.Text(kept.number(), text.who(), text.at(), text.hash(), text.text());
    } catch (IOException _) {
      throw storeAway();
    }
  }

  /** The calls that begin from now on hear this version; without one, the one before. */
  @PostMapping("/{flow}/rollback")
  public FlowViews.Full rollBack(
      @PathVariable String flow,
      @RequestParam(required = false) @Nullable Integer version,
      HttpServletRequest request) {
    OptionalInt wanted = version == null ? OptionalInt.empty() : OptionalInt.of(version);
    String who = Who.written(request).orElse(ApiKey.OPERATOR);
    try {
      return switch (flows.rollBack(flow, wanted, new Rollback.By(who, clock.instant()))) {
        case Rollback.Planned _ -> FlowViews.full(known(flow), flows, config);
        case Rollback.Refused(String why) ->
            throw Problem.of(HttpStatus.CONFLICT, "The flow stays as it is", why);
        case Rollback.Unknown(String why) -> throw unknown(why);
      };
    } catch (IOException _) {
      throw storeAway();
    }
  }

  private FlowState known(String flow) {
    return flows.states().stream()
        .filter(state -> state.flow().equals(flow))
        .findFirst()
        .orElseThrow(() -> unknown("No line has a flow '%s'.".formatted(flow)));
  }

  private static RuntimeException unknown(String why) {
    return Problem.of(HttpStatus.NOT_FOUND, "There is no such version", why);
  }

  private static RuntimeException storeAway() {
    return Problem.of(
        HttpStatus.SERVICE_UNAVAILABLE,
        "The versions cannot be read or written",
        "The folder of the versions cannot be used; calls go on, and the log says more.",
        AGAIN);
  }
}
