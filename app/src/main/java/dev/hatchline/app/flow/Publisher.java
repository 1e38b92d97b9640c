package dev.hatchline.app.flow;

import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.flow.yaml.problem.FlowProblem;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes what designers save: a text without a fault is heard by the calls that begin from then
 * on, a faulty one is refused, and the last good version stays. All of it is done on one thread, so
 * that no call ever waits for it.
 */
public final class Publisher implements AutoCloseable {
  /** A file that is saved at once is news at the second look. */
  static final Duration LOOK_EVERY = Duration.ofMillis(250);

  private static final Logger log = LoggerFactory.getLogger(Publisher.class);

  /**
   * What publishing needs of the house.
   *
   * @param flows the names by which lines take them, each once
   * @param shelf where calls find what is published
   */
  public record House(
      List<String> flows,
      Checking checking,
      Speaking speaking,
      SavedFlows saved,
      VersionStore store,
      FlowShelf shelf,
      InstantSource clock) {}

  private final House house;
  private final Map<String, Publication> flows = new LinkedHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("flows").daemon().factory());
  private volatile boolean fails;

  Publisher(House house) {
    this.house = house;
    house.flows().forEach(name -> flows.put(name, new Publication(name, house)));
  }

  /**
   * Makes every flow ready for the first call, and looks from then on at what is saved.
   *
   * @throws FlowException with every fault of the flows of which no version can be heard
   */
  public static Publisher open(House house) throws FlowException {
    Publisher publisher = new Publisher(house);
    publisher.begin();
    var _ =
        publisher.timer.scheduleWithFixedDelay(
            publisher::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return publisher;
  }

  synchronized void begin() throws FlowException {
    List<FlowProblem> problems = new ArrayList<>();
    for (Publication flow : flows.values()) {
      try {
        flow.begin();
      } catch (FlowException fault) {
        problems.addAll(fault.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new FlowException(problems);
    }
  }

  /** A timer forgets a task that throws. */
  synchronized void look() {
    boolean failed = false;
    for (Publication flow : flows.values()) {
      try {
        flow.look();
      } catch (IOException | RuntimeException fault) {
        if (!fails) {
          log.error("what is saved of flows cannot be published; tried again and again", fault);
        }
        failed = true;
      }
    }
    fails = failed;
  }

  /**
   * Takes a flow back, for the calls that begin from now on.
   *
   * @param wanted the version; empty for the one before
   */
  public synchronized Rollback rollBack(String flow, OptionalInt wanted, Rollback.By by)
      throws IOException {
    Publication known = flows.get(flow);
    return known == null
        ? new Rollback.Unknown("No line has a flow '%s'.".formatted(flow))
        : known.rollBack(wanted, by);
  }

  /** How it stands with each flow; waits for nothing. */
  public List<FlowState> states() {
    return flows.values().stream().flatMap(flow -> flow.state().stream()).toList();
  }

  /** From where calls take their flow. */
  public FlowShelf shelf() {
    return house.shelf();
  }

  /** Where versions are kept. */
  public VersionStore store() {
    return house.store();
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
