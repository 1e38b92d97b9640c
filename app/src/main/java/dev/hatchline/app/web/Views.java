package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.app.call.CallSession;
import dev.hatchline.app.story.CallStory;
import dev.hatchline.app.story.Message;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.WaitRange;
import dev.hatchline.call.control.CallState;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.routing.RoutingReadings;
import dev.hatchline.routing.agent.Agent;
import dev.hatchline.routing.agent.AgentState;
import dev.hatchline.routing.store.EstimateScore;
import dev.hatchline.routing.store.StoredCall;
import dev.hatchline.routing.words.WordsState.Understood;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the page and the API show, read from the engine at one moment. */
@Component
public class Views {
  /** Calls listed that are over. */
  private static final int RECENT_MAX = 50;

  private static final String IN_FLOW = "flow";

  private final Engine engine;
  private final Readiness readiness;
  private final OwedView owed;

  Views(Engine engine, Readiness readiness, OwedView owed) {
    this.engine = engine;
    this.readiness = readiness;
    this.owed = owed;
  }

  /**
   * Everything the page shows but the stories.
   *
   * @param refused faults of saved flows that callers do not hear
   * @param incidents what a person should look into, newest first
   * @param lines the numbers callers dial
   */
  public record Live(
      String company,
      boolean ready,
      List<String> troubles,
      List<String> refused,
      List<IncidentView> incidents,
      List<String> lines,
      List<LiveCall> calls,
      List<LiveAgent> agents,
      List<CallSummary> recent,
      List<LeftMessage> messages,
      OwedView.Owed callbacks,
      @Nullable WaitsTold waits) {}

  /**
   * How good the waits were that callers were told within the last seven days; counts.
   *
   * @param inside met a person within the range told
   * @param shorter met one sooner
   * @param longer met one later, or gave up when the range was over
   * @param unknown left before the range was over, or still wait
   * @param aim the share of those known that should lie inside
   * @param biasSeconds mean of actual less likely wait
   * @param errorSeconds mean distance between both
   */
  public record WaitsTold(
      long told,
      long inside,
      long shorter,
      long longer,
      long unknown,
      double aim,
      double biasSeconds,
      double errorSeconds) {
    static WaitsTold of(EstimateScore score) {
      return new WaitsTold(
          score.told(),
          score.inside(),
          score.shorter(),
          score.longer(),
          score.unknown(),
          WaitRange.SHARE,
          score.bias().toMillis() / 1e3,
          score.error().toMillis() / 1e3);
    }
  }

  /**
   * What a caller left on the line.
   *
   * @param callback a number that the caller gave
   * @param words what was said, as far as it was understood; absent where it was not tried
   * @param confidence of these words, on the average, 0 to 1
   */
  public record LeftMessage(
      String id,
      String call,
      String line,
      @Nullable String caller,
      @Nullable String callback,
      Instant at,
      long seconds,
      @Nullable String words,
      @Nullable Double confidence) {}

  /**
   * A call that is up.
   *
   * @param state flow, line, meanwhile, ringing, talking, message, away or ending
   * @param position in line, from 1; absent elsewhere
   */
  public record LiveCall(
      String id,
      String line,
      @Nullable String caller,
      Instant firstRing,
      String state,
      @Nullable String agent,
      @Nullable Integer position,
      Instant since) {}

  /** An agent; {@code state} is one of the field's six. */
  public record LiveAgent(
      String extension,
      String name,
      String state,
      Instant since,
      @Nullable String call,
      @Nullable String reason) {}

  /**
   * A call in a list; {@code end} is absent while it is up.
   *
   * @param firstRing from when on its place counts
   * @param arrived as far as it is remembered, else the first ring
   */
  public record CallSummary(
      String id,
      String line,
      @Nullable String caller,
      Instant firstRing,
      Instant arrived,
      @Nullable Instant ended,
      @Nullable CallEnd end,
      @Nullable String agent) {}

  public Live live() {
    RoutingReadings routing = engine.desk().readings();
    List<String> troubles = readiness.troubles();
    return new Live(
        engine.setting().config().company(),
        troubles.isEmpty(),
        troubles,
        FlowViews.faults(engine.flows().states()),
        incidents(),
        engine.setting().config().lines().stream().map(OperatorConfig.Line::number).toList(),
        calls(routing),
        agents(routing),
        recent(RECENT_MAX).stream().filter(call -> call.ended() != null).toList(),
        messages(RECENT_MAX),
        owed.now(),
        waitsTold());
  }

  /** Absent while the database has not answered yet. */
  public @Nullable WaitsTold waitsTold() {
    return engine.waits().latest().map(WaitsTold::of).orElse(null);
  }

  /** Newest first. */
  public List<IncidentView> incidents() {
    return engine.incidents().latest().stream().map(IncidentView::of).toList();
  }

  private List<LeftMessage> messages(int max) {
    return engine.messages().latest(max).stream()
        .map(left -> message(left, engine.texts().of(left.id()).orElse(null)))
        .toList();
  }

  static LeftMessage message(Message message, @Nullable Understood said) {
    return new LeftMessage(
        message.id(),
        message.call(),
        message.line(),
        message.caller(),
        message.callback(),
        message.at(),
        message.length().toSeconds(),
        said == null ? null : said.text(),
        said == null ? null : said.confidence());
  }

  /** The calls in memory, newest first. */
  List<CallSummary> remembered() {
    return recent(Integer.MAX_VALUE);
  }

  private List<CallSummary> recent(int max) {
    return engine.stories().latest(max).stream().map(Views::summary).toList();
  }

  private List<LiveCall> calls(RoutingReadings routing) {
    return engine.calls().all().stream()
        .sorted(Comparator.comparing(session -> session.call().firstRing()))
        .map(session -> call(session, routing))
        .toList();
  }

  private LiveCall call(CallSession session, RoutingReadings routing) {
    CallStory story =
        engine.stories().find(session.id()).orElseGet(() -> new CallStory(session.id(), List.of()));
    CallEvent.Arrived arrived = arrived(story);
    Integer position =
        routing.line().stream()
            .filter(entry -> entry.call().equals(session.id()))
            .map(RoutingReadings.InLine::position)
            .findFirst()
            .orElse(null);
    CallState state = session.call().state();
    return new LiveCall(
        session.id().toString(),
        arrived == null ? "" : arrived.line(),
        arrived == null ? null : arrived.caller(),
        session.call().firstRing().at(),
        word(state),
        agent(state),
        position,
        session.since());
  }

  /** Whether the caller hears prompts, and stands in no line. */
  static boolean isAutomated(CallState state) {
    return word(state).equals(IN_FLOW);
  }

  private static String word(CallState state) {
    return switch (state) {
      case CallState.InFlow _, CallState.Informed _, CallState.After _, CallState.Welcome _ ->
          IN_FLOW;
      case CallState.InLine _, CallState.ComingBack _ -> "line";
      case CallState.Meanwhile _ -> "meanwhile";
      case CallState.Ringing _ -> "ringing";
      case CallState.Talking _ -> "talking";
      case CallState.LeavingMessage _ -> "message";
      case CallState.Promised _ -> "promised";
      case CallState.Away(@Nullable AgentId agent, var _) -> agent == null ? "away" : "talking";
      case CallState.Outside _, CallState.WithPeople _ -> "away";
      case CallState.Ending _, CallState.Over _ -> "ending";
    };
  }

  private static @Nullable String agent(CallState state) {
    AgentId agent =
        switch (state) {
          case CallState.Ringing ringing -> ringing.agent();
          case CallState.Talking(AgentId with) -> with;
          case CallState.Away(@Nullable AgentId with, var _) -> with;
          case CallState.ComingBack(@Nullable AgentId reserved, boolean _) -> reserved;
          case CallState.Automated _,
              CallState.InLine _,
              CallState.LeavingMessage _,
              CallState.Promised _,
              CallState.Welcome _,
              CallState.Outside _,
              CallState.WithPeople _,
              CallState.Ending _,
              CallState.Over _ ->
              null;
        };
    return agent == null ? null : agent.toString();
  }

  private List<LiveAgent> agents(RoutingReadings routing) {
    return routing.agents().stream()
        .map(agent -> agent(agent))
        .sorted(Comparator.comparing(LiveAgent::extension))
        .toList();
  }

  private LiveAgent agent(Agent agent) {
    AgentState state = agent.state();
    String extension = agent.id().extension();
    String name =
        engine.setting().config().agent(extension).map(known -> known.name()).orElse(extension);
    CallId call = state.call();
    return new LiveAgent(
        extension,
        name,
        state.getClass().getSimpleName(),
        state.since(),
        call == null ? null : call.toString(),
        state instanceof AgentState.Paused(String reason, Instant _) ? reason : null);
  }

  private static CallEvent.@Nullable Arrived arrived(CallStory story) {
    return story.events().stream()
        .flatMap(event -> event instanceof CallEvent.Arrived a ? List.of(a).stream() : null)
        .findFirst()
        .orElse(null);
  }

  static CallSummary summary(StoredCall call) {
    AgentId agent = call.agent();
    return new CallSummary(
        call.call().toString(),
        call.line(),
        call.caller(),
        call.firstRing(),
        call.firstRing(),
        call.endedAt(),
        call.end(),
        agent == null ? null : agent.toString());
  }

  private static CallSummary summary(CallStory story) {
    CallEvent.Arrived arrived = arrived(story);
    CallEvent.Ended ended = null;
    AgentId agent = null;
    for (CallEvent event : story.events()) {
      if (event instanceof CallEvent.Bridged bridged) {
        agent = bridged.agent();
      } else if (event instanceof CallEvent.Ended end) {
        ended = end;
      }
    }
    return new CallSummary(
        story.call().toString(),
        arrived == null ? "" : arrived.line(),
        arrived == null ? null : arrived.caller(),
        arrived == null ? story.events().getFirst().at() : arrived.firstRing().at(),
        arrived == null ? story.events().getFirst().at() : arrived.at(),
        ended == null ? null : ended.at(),
        ended == null ? null : ended.end(),
        agent == null ? null : agent.toString());
  }
}
