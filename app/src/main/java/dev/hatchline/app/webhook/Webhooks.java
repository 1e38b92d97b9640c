package dev.hatchline.app.webhook;

import dev.hatchline.call.CallEvent;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.conf.Secrets;
import dev.hatchline.conf.Webhook;
import dev.hatchline.metrics.WebhookReadings;
import dev.hatchline.routing.AgentMove;
import dev.hatchline.routing.callback.CallbackNews;
import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.CaseNews;
import dev.hatchline.routing.cases.Credit;
import dev.hatchline.routing.store.DeadLetter;
import dev.hatchline.routing.store.OutboxQueue;
import dev.hatchline.routing.store.OutboxStore;
import dev.hatchline.routing.store.StoreFault;
import dev.hatchline.routing.store.Write;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door: hears what happens, and has it told. Nobody who tells it anything ever waits; only who
 * asks how it goes waits for the database.
 */
public final class Webhooks implements AutoCloseable {
  /**
   * Events of one webhook that may wait; one more is lost. All webhooks' together stay below what
   * the journal holds while the database is away.
   */
  static final long WAITING_MAX = 25_000;

  /** What has been heard and not yet been given to the writer. */
  private static final int HEARD_MAX = 50_000;

  /** The gauges are as old at most. */
  private static final Duration COUNT_EVERY = Duration.ofSeconds(10);

  /** For the attempts that are under way when the engine ends, and again when they are ended. */
  private static final Duration CLOSE_MAX = Duration.ofSeconds(1);

  private static final Logger log = LoggerFactory.getLogger(Webhooks.class);

  /**
   * Where events are kept.
   *
   * @param writer has one written behind; false if it is lost
   */
  record Outbox(OutboxStore store, Predicate<Write> writer) {}

  private final Map<String, Lane> lanes = new LinkedHashMap<>();
  private final Outbox outbox;
  private final Post post;
  private final InstantSource clock;
  private final EventBody bodies = new EventBody();
  private volatile Consumer<Settlement> settled = _ -> {};

  /** So that neither a call nor the routing's lock ever waits for what is made of an event. */
  private final ThreadPoolExecutor teller =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(HEARD_MAX),
          Thread.ofPlatform().name("webhook-teller").daemon().factory());

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("webhook-count").daemon().factory());

  Webhooks(List<Target> targets, Outbox outbox, Post post, InstantSource clock) {
    this.outbox = outbox;
    this.post = post;
    this.clock = clock;
    for (Target target : targets) {
      Tally tally = new Tally();
      Courier courier =
          new Courier(target, outbox.store(), post, tally, told -> settled.accept(told), clock);
      lanes.put(target.name(), new Lane(target, tally, courier));
    }
    if (!lanes.isEmpty()) {
      outbox.store().whenAdded(this::ring);
      lanes.values().forEach(Lane::start);
      var _ =
          timer.scheduleWithFixedDelay(
              this::count, 0, COUNT_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Those of the operator's file; what waits for one of them is sent from now on. */
  public static Webhooks open(
      OperatorConfig config,
      Secrets secrets,
      OutboxStore store,
      Predicate<Write> writer,
      InstantSource clock) {
    return open(
        config,
        secrets,
        new Outbox(store, writer),
        new HttpPost(clock, HttpPost.ATTEMPT_MAX),
        clock);
  }

  static Webhooks open(
      OperatorConfig config, Secrets secrets, Outbox outbox, Post post, InstantSource clock) {
    Optional<String> books = config.cases().credits().to();
    List<Target> targets =
        config.webhooks().stream()
            .map(webhook ->
                new Target(
                    webhook,
                    secrets.webhooks().getOrDefault(webhook.name(), ""),
                    books.filter(webhook.name()::equals).isPresent()))
            .toList();
    return new Webhooks(targets, outbox, post, clock);
  }

  public void hear(CallEvent event) {
    if (!lanes.isEmpty()) {
      Happenings.of(event).ifPresent(this::tell);
    }
  }

  public void hear(CallbackNews news) {
    if (!lanes.isEmpty()) {
      Happenings.of(news, clock.instant()).forEach(this::tell);
    }
  }

  public void hear(AgentMove move) {
    if (!lanes.isEmpty()) {
      Happenings.of(move).ifPresent(this::tell);
    }
  }

  public void hear(CaseNews news) {
    if (!lanes.isEmpty()) {
      CaseHappenings.of(news).ifPresent(this::tell);
    }
  }

  // ---- Credits that one of them books

  /** Whether credits are sent to a back office. */
  public boolean books() {
    return booking().isPresent();
  }

  private Optional<Lane> booking() {
    return lanes.values().stream().filter(lane -> lane.target().books()).findFirst();
  }

  /** Has this credit sent to the back office, unless it waits for that already. */
  public void book(Case in, Credit credit) {
    Happening happening = CaseHappenings.of(in, credit);
    booking().ifPresent(lane -> lane.tell(happening, clock.instant(), bodies, outbox.writer()));
  }

  /** From now on hears what became of each credit; must return at once. */
  public void whenSettled(Consumer<Settlement> listener) {
    settled = listener;
  }

  /** The dead letter of this event. */
  public Optional<DeadLetter> dead(UUID event) throws StoreFault {
    return outbox.store().dead(event);
  }

  private void tell(Happening happening) {
    try {
      teller.execute(() ->
          lanes
              .values()
              .forEach(lane -> lane.tell(happening, happening.at(), bodies, outbox.writer())));
    } catch (RejectedExecutionException _) {
      lanes.values().forEach(lane -> lane.lose(happening, "too many come at once"));
    }
  }

  private void ring(String webhook) {
    Lane lane = lanes.get(webhook);
    if (lane != null) {
      lane.ring();
    }
  }

  /** A store that does not answer is told elsewhere; what was counted last stays. */
  private void count() {
    try {
      Map<String, OutboxQueue> found = found();
      lanes.forEach((name, lane) -> lane.tally().count(waiting(found.get(name))));
    } catch (StoreFault fault) {
      log.debug("the outbox is not counted", fault);
    }
  }

  private static long waiting(@Nullable OutboxQueue queue) {
    return queue == null ? 0 : queue.waiting();
  }

  private Map<String, OutboxQueue> found() throws StoreFault {
    return outbox.store().queues().stream()
        .collect(Collectors.toMap(OutboxQueue::webhook, Function.identity()));
  }

  /**
   * A webhook and how it goes with it.
   *
   * @param queue what is kept of it
   */
  public record State(Webhook webhook, OutboxQueue queue) {}

  /** All of the operator's file, in its order. */
  public List<State> states() throws StoreFault {
    Map<String, OutboxQueue> found = found();
    return lanes.values().stream()
        .map(lane -> lane.target().webhook())
        .map(webhook ->
            new State(
                webhook, found.getOrDefault(webhook.name(), OutboxQueue.empty(webhook.name()))))
        .toList();
  }

  /** Of any webhook, also of those that are in the operator's file no longer. */
  public List<DeadLetter> dead(int max, long before) throws StoreFault {
    return outbox.store().dead(max, before);
  }

  /** Has a dead letter sent again, at once; false if there is none. */
  public boolean retry(UUID event) throws StoreFault {
    boolean found = outbox.store().retry(event, clock.instant());
    ring();
    return found;
  }

  /** Has all of them looked after now. */
  void ring() {
    lanes.values().forEach(Lane::ring);
  }

  /** Deletes a dead letter; false if there is none. */
  public boolean drop(UUID event) throws StoreFault {
    return outbox.store().drop(event);
  }

  /** Names of the operator's file. */
  public List<String> names() {
    return List.copyOf(lanes.keySet());
  }

  /** What has become of the events of a webhook of the operator's file; from memory. */
  public WebhookReadings readings(String webhook) {
    Lane lane = lanes.get(webhook);
    return lane == null ? WebhookReadings.NOTHING : lane.tally().readings();
  }

  /** What has not been sent is sent after the next start. */
  @Override
  public void close() {
    timer.shutdownNow();
    teller.shutdown();
    lanes.values().forEach(Lane::shut);
    try {
      var _ = teller.awaitTermination(CLOSE_MAX.toMillis(), TimeUnit.MILLISECONDS);
      await(CLOSE_MAX);
      lanes.values().forEach(Lane::interrupt);
      await(CLOSE_MAX);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    post.close();
  }

  private void await(Duration max) throws InterruptedException {
    long end = System.nanoTime() + max.toNanos();
    for (Lane lane : lanes.values()) {
      lane.await(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
    }
  }
}
