package dev.hatchline.app.wall;

import dev.hatchline.metrics.measure.QueueFigures;
import dev.hatchline.metrics.measure.ServiceLevel;
import dev.hatchline.metrics.measure.Spread;
import dev.hatchline.routing.RoutingReadings;
import dev.hatchline.routing.agent.AgentState;
import dev.hatchline.routing.callback.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the wallboard shows, of one moment. As long as nothing happens two of them are equal: times
 * that go on are told by when they began.
 *
 * @param zone of the line, by which its day goes
 * @param engine which of two this is; absent where there is one only
 * @param troubles why calls cannot be taken
 */
public record WallView(
    String company,
    String zone,
    @Nullable String engine,
    List<String> troubles,
    InLine line,
    Agents agents,
    List<Flow> flows,
    @Nullable Owed callbacks,
    OfToday today) {
  /** By which the service level of the day is shown; its words go with each figure. */
  static final ServiceLevel FORMULA = ServiceLevel.OF_OFFERED;

  private static final int MEDIAN = 50;

  /**
   * Who waits on the phone for a person, or has one's phone ringing.
   *
   * @param since when the one who waits longest asked for one; absent where nobody waits
   * @param queues in the order of the operator's file
   */
  public record InLine(int callers, @Nullable Instant since, List<Queue> queues) {}

  /**
   * One queue.
   *
   * @param target seconds: its T
   * @param serviceLevel of today
   */
  public record Queue(
      String name,
      int callers,
      @Nullable Instant since,
      long target,
      @Nullable Double serviceLevel) {}

  /** Agents; {@code states} has each state there is. */
  public record Agents(int signedIn, int available, List<State> states) {}

  /** How many agents are in one of the field's states. */
  public record State(String state, int agents) {}

  /** How many callers are in the automation of this flow. */
  public record Flow(String name, int callers) {}

  /**
   * Calls that we owe.
   *
   * @param due those that are not for a time that has not come
   * @param atRisk whose deadline is near or over
   */
  public record Owed(int owed, int due, int atRisk) {}

  /**
   * The day so far.
   *
   * @param since what was before is not counted yet; absent where everything is
   * @param formula of the service levels
   * @param targets seconds: T, each that a queue has
   * @param toHuman seconds: the median from the wish for a person to hearing one
   */
  public record OfToday(
      LocalDate date,
      @Nullable Instant since,
      String formula,
      List<Long> targets,
      int offered,
      int answered,
      int abandoned,
      @Nullable Double serviceLevel,
      @Nullable Double toHuman,
      List<Hour> hours) {}

  /** An hour of it; absent is what there is nothing to say of. */
  public record Hour(String name, @Nullable Double serviceLevel, @Nullable Double toHuman) {}

  /**
   * What stays as it is.
   *
   * @param targets T of each queue, in their order
   * @param flows of the lines
   */
  public record House(
      String company,
      ZoneId zone,
      @Nullable String engine,
      List<Target> targets,
      List<String> flows) {}

  /** The T of a queue. */
  public record Target(String queue, Duration within) {}

  /**
   * What the rooms tell.
   *
   * @param automated callers by the flow that they are in
   * @param owed absent while it is not known yet
   */
  public record Readings(
      List<String> troubles,
      RoutingReadings routing,
      Map<String, Integer> automated,
      @Nullable Ledger owed,
      Today.Figures today) {}

  /** Made of readings alone. */
  public static WallView of(House house, Readings now) {
    Ledger owed = now.owed();
    return new WallView(
        house.company(),
        house.zone().getId(),
        house.engine(),
        now.troubles(),
        line(house, now),
        agents(now.routing()),
        flows(house, now.automated()),
        owed == null ? null : owed(owed, now.routing().at()),
        today(house, now.today()));
  }

  private static InLine line(House house, Readings now) {
    List<RoutingReadings.InLine> all = now.routing().callers();
    Stream<Target> unknown =
        all.stream()
            .map(RoutingReadings.InLine::queue)
            .distinct()
            .filter(name -> house.targets().stream().noneMatch(each -> each.queue().equals(name)))
            .map(name -> new Target(name, ServiceLevel.TARGET));
    return new InLine(
        all.size(),
        since(now.routing().at(), all),
        Stream.concat(house.targets().stream(), unknown)
            .map(each -> queue(each, all, now))
            .toList());
  }

  private static Queue queue(Target target, List<RoutingReadings.InLine> line, Readings now) {
    List<RoutingReadings.InLine> callers =
        line.stream().filter(caller -> caller.queue().equals(target.queue())).toList();
    QueueFigures today = now.today().figures().queues().get(target.queue());
    return new Queue(
        target.queue(),
        callers.size(),
        since(now.routing().at(), callers),
        target.within().toSeconds(),
        today == null ? null : known(today.serviceLevel(FORMULA)));
  }

  private static @Nullable Instant since(Instant now, List<RoutingReadings.InLine> callers) {
    return callers.stream()
        .map(RoutingReadings.InLine::waited)
        .max(Comparator.naturalOrder())
        .map(now::minus)
        .orElse(null);
  }

  private static Agents agents(RoutingReadings routing) {
    List<State> states =
        Stream.of(AgentState.class.getPermittedSubclasses())
            .map(state ->
                new State(
                    state.getSimpleName(),
                    (int)
                        routing.agents().stream()
                            .filter(agent -> state.isInstance(agent.state()))
                            .count()))
            .toList();
    return new Agents(
        routing.agents().size() - in(states, AgentState.SignedOut.class),
        in(states, AgentState.Available.class),
        states);
  }

  private static int in(List<State> states, Class<? extends AgentState> one) {
    return states.stream()
        .filter(state -> state.state().equals(one.getSimpleName()))
        .mapToInt(State::agents)
        .sum();
  }

  private static List<Flow> flows(House house, Map<String, Integer> automated) {
    return Stream.concat(house.flows().stream(), automated.keySet().stream().sorted())
        .distinct()
        .map(flow -> new Flow(flow, automated.getOrDefault(flow, 0)))
        .toList();
  }

  private static Owed owed(Ledger ledger, Instant now) {
    int open = ledger.open().size();
    return new Owed(open, open - ledger.ahead(now), ledger.aboutToBreak(now).size());
  }

  private static OfToday today(House house, Today.Figures day) {
    QueueFigures offers = day.figures().offers();
    return new OfToday(
        day.date(),
        day.since(),
        FORMULA.formula(),
        house.targets().stream()
            .map(each -> each.within().toSeconds())
            .distinct()
            .sorted()
            .toList(),
        offers.offered(),
        offers.answered(),
        offers.abandoned(),
        known(offers.serviceLevel(FORMULA)),
        median(day.figures().toHuman()),
        day.figures().hours().stream()
            .map(hour ->
                new Hour(
                    hour.name(),
                    known(hour.offers().serviceLevel(FORMULA)),
                    median(hour.toHuman())))
            .toList());
  }

  private static @Nullable Double known(OptionalDouble share) {
    return share.isPresent() ? share.getAsDouble() : null;
  }

  private static @Nullable Double median(Spread times) {
    return times.percentile(MEDIAN).map(time -> time.toMillis() / 1e3).orElse(null);
  }
}
