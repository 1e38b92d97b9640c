package dev.hatchline.bench;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.routing.QueuePolicy;
import dev.hatchline.routing.QueuePolicy.Widening;
import dev.hatchline.routing.RoutingPolicy;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.queue.QueueEntry;
import dev.hatchline.routing.sim.Arrival;
import dev.hatchline.routing.sim.Contact;
import dev.hatchline.routing.sim.LineSimulator;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * 24 hours of callers at random, who come in a wave with its top at noon and give up when they have
 * waited for too long; two queues, of which the one is answered by half of the agents at first. The
 * production routing decides, in simulated time.
 */
final class Day {
  static final Duration LENGTH = Duration.ofDays(1);

  private static final Instant MIDNIGHT = Instant.parse("2026-11-23T00:00:00Z");
  private static final double HANDLING_S = 240;
  private static final double PATIENCE_S = 300;

  /** Of the mean rate: that much more at noon, and less at midnight. */
  private static final double WAVE = 0.8;

  /** Agents for what callers bring at the mean rate; at noon they do not suffice. */
  private static final double STAFFING = 1.5;

  private static final AgentLimits LIMITS =
      new AgentLimits(Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(30));

  private final int callers;
  private final Random random;

  /** About so many callers; the same seed is the same day. */
  Day(int callers, long seed) {
    this.callers = callers;
    this.random = new Random(seed);
  }

  /**
   * What came of them.
   *
   * @param came each of whom has met an agent or given up
   * @param waited the answered who waited at all
   */
  record Outcome(int agents, int came, int answered, int waited) {}

  /** Runs it to the end of the last conversation. */
  Outcome run() {
    double load = callers * HANDLING_S / LENGTH.toSeconds();
    List<AgentId> agents =
        IntStream.range(0, (int) Math.ceil(load * STAFFING))
            .mapToObj(i -> new AgentId(Integer.toString(10_000 + i)))
            .toList();
    AtomicInteger came = new AtomicInteger();
    AtomicInteger answered = new AtomicInteger();
    AtomicInteger waited = new AtomicInteger();
    Consumer<Contact> count =
        contact -> {
          came.incrementAndGet();
          if (contact.answered()) {
            answered.incrementAndGet();
            waited.addAndGet(contact.waited().isPositive() ? 1 : 0);
          }
        };
    new LineSimulator(policy(agents), agents, MIDNIGHT, count)
        .run(arrivals(), MIDNIGHT.plus(LENGTH));
    return new Outcome(agents.size(), came.get(), answered.get(), waited.get());
  }

  private static RoutingPolicy policy(List<AgentId> agents) {
    List<AgentId> half = agents.subList(0, agents.size() / 2);
    Widening others = new Widening(Duration.ofSeconds(30), new HashSet<>(agents));
    return new RoutingPolicy(
        Map.of(
            "people", QueuePolicy.of(new HashSet<>(agents)),
            "claims", QueuePolicy.of(new HashSet<>(half), List.of(others))),
        LIMITS,
        RoutingPolicy.CREDIT_MAX);
  }

  /** Without end. */
  private Iterator<Arrival> arrivals() {
    return Stream.iterate(
            arrival(MIDNIGHT, 0),
            last -> {
              Instant at = last.entry().joinedAt();
              return arrival(
                  at.plus(exponential(1 / rate(at))), last.entry().firstRing().sequence() + 1);
            })
        .iterator();
  }

  /** Callers a second. */
  private double rate(Instant at) {
    double hours = Duration.between(MIDNIGHT, at).toSeconds() / 3600.0;
    double wave = 1 - WAVE * Math.cos(2 * Math.PI * hours / 24);
    return wave * callers / LENGTH.toSeconds();
  }

  private Arrival arrival(Instant at, long number) {
    String queue = random.nextInt(3) == 0 ? "claims" : "people";
    return new Arrival(
        new QueueEntry(new CallId(new UUID(0, number)), queue, new FirstRing(at, number), at),
        exponential(HANDLING_S),
        exponential(PATIENCE_S));
  }

  private Duration exponential(double meanS) {
    return Duration.ofNanos((long) (-Math.log(1 - random.nextDouble()) * meanS * 1e9));
  }
}
