package dev.hatchline.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.hatchline.conf.Webhook;
import dev.hatchline.conf.Webhook.Numbers;
import dev.hatchline.routing.SteppedClock;
import dev.hatchline.routing.store.DeadLetter;
import dev.hatchline.routing.store.MemoryOutboxStore;
import dev.hatchline.routing.store.MemoryOutboxStore.Mood;
import dev.hatchline.routing.store.OutboxEvent;
import dev.hatchline.routing.store.OutboxQueue;
import dev.hatchline.routing.store.OutboxStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** Two engines on one outbox, in simulated time, with everything failing now and then. */
class CourierPropertyTest {
  private static final int SEEDS = 200;
  private static final int STEPS = 500;
  private static final List<String> WEBHOOKS = List.of("crm", "wall");
  private static final Logger COURIERS = (Logger) LoggerFactory.getLogger(Courier.class);

  @BeforeAll
  static void hush() {
    COURIERS.setLevel(Level.OFF);
  }

  @AfterAll
  static void speak() {
    COURIERS.setLevel(null);
  }

  static List<Long> seeds() {
    return java.util.stream.LongStream.range(0, SEEDS).boxed().toList();
  }

  /** An engine is killed within an attempt. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static Target target(String name) {
    URI nowhere = URI.create("http://127.0.0.1:1/");
    return new Target(
        new Webhook(name, nowhere, Set.copyOf(Webhook.EVENTS), Numbers.FULL, "secret"), "key");
  }

  private static OutboxEvent event(String webhook, String subject, Instant at, int n) {
    return new OutboxEvent(
        UUID.randomUUID(), webhook, subject, "agent.state", at, Integer.toString(n));
  }

  /** A world of one seed. */
  private static final class World implements Post {
    private final Random random;
    private final SteppedClock clock = new SteppedClock();
    private final MemoryOutboxStore store = new MemoryOutboxStore(clock);
    private final Map<String, List<OutboxEvent>> written = new HashMap<>();
    private final Map<String, List<OutboxEvent>> received = new HashMap<>();

    /** Until when the attempt that is under way has its webhook for itself. */
    private final Map<String, Instant> underWay = new HashMap<>();

    private boolean calm;
    private int numbers;

    World(long seed) {
      random = new Random(seed);
      store.moods(() -> {
        int dice = calm ? 100 : random.nextInt(100);
        return dice < 3 ? Mood.AWAY : dice < 6 ? Mood.SILENT : Mood.WELL;
      });
    }

    private void write() {
      String webhook = WEBHOOKS.get(random.nextInt(WEBHOOKS.size()));
      OutboxEvent event = event(webhook, "s" + random.nextInt(3), clock.instant(), numbers++);
      written.computeIfAbsent(webhook, _ -> new ArrayList<>()).add(event);
      store.write(event);
    }

    /** A courier of whichever engine, which may have been started just now. */
    private Duration step(String webhook) throws InterruptedException {
      try {
        return new Courier(target(webhook), store, this, new Tally(), _ -> {}, clock).step();
      } catch (Killed _) {
        return Duration.ZERO;
      }
    }

    @Override
    public Answer send(Target target, OutboxEvent event) throws InterruptedException {
      String webhook = target.name();
      Instant other = underWay.get(webhook);
      assertThat(other == null || !other.isAfter(clock.instant()))
          .as("one attempt at a time")
          .isTrue();
      underWay.put(webhook, clock.instant().plus(OutboxStore.LEASE));
      int dice = calm ? 100 : random.nextInt(100);
      if (dice >= 30) {
        received.computeIfAbsent(webhook, _ -> new ArrayList<>()).add(event);
      }
      if (!calm) {
        meanwhile(webhook);
      }
      if (dice < 8 || (dice >= 30 && dice < 36)) {
        throw new Killed(); // what it held is held until the claim ends by itself
      }
      underWay.remove(webhook);
      if (dice >= 8 && dice < 11) {
        return new Answer.Gone();
      }
      return dice < 44 ? new Answer.Failed("hung up") : new Answer.Taken();
    }

    /** What the other engine does while this one waits for the answer. */
    private void meanwhile(String webhook) throws InterruptedException {
      if (random.nextInt(3) == 0) {
        boolean stalls = random.nextInt(10) == 0;
        clock.advance(Duration.ofSeconds(stalls ? 40 : random.nextInt(10)));
        write();
        step(webhook);
      }
    }

    @Override
    public void close() {}

    void run() throws InterruptedException {
      for (int i = 0; i < STEPS; i++) {
        switch (random.nextInt(8)) {
          case 0, 1 -> write();
          case 2 -> clock.advance(Duration.ofSeconds(random.nextInt(20)));
          case 3 ->
              clock.advance(
                  random.nextInt(20) == 0
                      ? Duration.ofHours(random.nextInt(40))
                      : Duration.ofMinutes(random.nextInt(3)));
          default -> step(WEBHOOKS.get(random.nextInt(WEBHOOKS.size())));
        }
      }
    }

    /** From now on nothing fails. */
    void calm() throws Exception {
      calm = true;
      for (String webhook : WEBHOOKS) {
        while (waiting(webhook) > 0) {
          clock.advance(step(webhook));
        }
      }
    }

    private long waiting(String webhook) throws Exception {
      return store.queues().stream()
          .filter(queue -> queue.webhook().equals(webhook))
          .mapToLong(OutboxQueue::waiting)
          .sum();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingIsLostAndNoSubjectIsReordered(long seed) throws Exception {
    World world = new World(seed);
    world.run();
    world.calm();
    Set<UUID> dead = new HashSet<>();
    world.store.dead(OutboxStore.PAGE_MAX, Long.MAX_VALUE).stream()
        .map(DeadLetter::event)
        .forEach(event -> dead.add(event.id()));
    for (String webhook : WEBHOOKS) {
      List<OutboxEvent> written = world.written.getOrDefault(webhook, List.of());
      List<OutboxEvent> firsts =
          List.copyOf(
              world.received.getOrDefault(webhook, List.of()).stream()
                  .collect(
                      LinkedHashMap<UUID, OutboxEvent>::new,
                      (seen, event) -> seen.putIfAbsent(event.id(), event),
                      Map::putAll)
                  .values());
      assertThat(written)
          .filteredOn(event -> !dead.contains(event.id()))
          .as("lost")
          .allMatch(firsts::contains);
      Map<String, List<Integer>> orders = orders(firsts);
      orders.values().forEach(order -> assertThat(order).as("order").isSorted());
      assertThat(firsts).as("nothing was invented").allMatch(written::contains);
    }
    assertThat(world.received.values()).as("the world was not always ill").isNotEmpty();
  }

  private static Map<String, List<Integer>> orders(List<OutboxEvent> events) {
    Map<String, List<Integer>> orders = new HashMap<>();
    for (OutboxEvent event : events) {
      orders
          .computeIfAbsent(event.subject(), _ -> new ArrayList<>())
          .add(Integer.valueOf(event.body()));
    }
    return orders;
  }

  @Test
  void aReceiverThatIsAwayIsAskedEverMoreRarelyAndAllDiesAfterThreeDays() throws Exception {
    SteppedClock clock = new SteppedClock();
    MemoryOutboxStore store = new MemoryOutboxStore(clock);
    Instant began = clock.instant();
    List<Duration> attempts = new ArrayList<>();
    Post ill =
        new Post() {
          @Override
          public Answer send(Target target, OutboxEvent event) {
            attempts.add(Duration.between(began, clock.instant()));
            return new Answer.Failed("status 503");
          }

          @Override
          public void close() {}
        };
    for (int i = 0; i < 50; i++) {
      store.write(event("crm", "s", began.plusSeconds(i), i));
    }
    Tally tally = new Tally();
    Courier courier = new Courier(target("crm"), store, ill, tally, _ -> {}, clock);
    while (clock.instant().isBefore(began.plus(Duration.ofDays(4)))) {
      clock.advance(courier.step());
    }
    Function<String, Duration> after = text -> Duration.parse("PT" + text);
    assertThat(attempts.subList(0, 7))
        .containsExactly(
            Duration.ZERO,
            after.apply("5S"),
            after.apply("35S"),
            after.apply("2M35S"),
            after.apply("12M35S"),
            after.apply("1H12M35S"),
            after.apply("7H12M35S"));
    assertThat(attempts).hasSize(18).last().isEqualTo(after.apply("73H12M35S"));
    assertThat(store.dead(99, Long.MAX_VALUE)).hasSize(50);
    assertThat(tally.readings().dead()).isEqualTo(50);
    assertThat(tally.readings().failed()).isEqualTo(18);
  }
}
