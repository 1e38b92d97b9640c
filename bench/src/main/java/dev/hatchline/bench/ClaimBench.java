package dev.hatchline.bench;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.queue.QueueEntry;
import dev.hatchline.routing.shared.Beat;
import dev.hatchline.routing.shared.Claim;
import dev.hatchline.routing.shared.Claiming;
import dev.hatchline.routing.shared.DatabaseAway;
import dev.hatchline.routing.shared.EngineId;
import dev.hatchline.routing.shared.LineWrite;
import dev.hatchline.routing.shared.Seen;
import dev.hatchline.routing.shared.SharedLine;
import dev.hatchline.routing.store.BareClaim;
import dev.hatchline.routing.store.JdbcStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToDoubleFunction;

/**
 * Decisions of one of two engines that share a line, each of which has every second caller: the
 * matcher and the claim together, and by turns the bare claiming transaction of the same agent and
 * caller.
 */
final class ClaimBench {
  private static final Duration RING = Duration.ofSeconds(30);
  static final int LOOK_EVERY = 20;

  /** A line that has been up for a while is meant, and the JVM has compiled what it needs. */
  static final Least WARM = new Least(500, Duration.ofSeconds(5));

  /** Rows that any machine writes in good time. */
  private static final int BATCH = 50;

  /** One of {@link #ROUNDS}. */
  static final Least MEASURED = new Least(2_000, Duration.ofSeconds(5));

  static final int ROUNDS = 3;

  /** So many steps, and as many more as come in so long. */
  record Least(int steps, Duration time) {}

  private final JdbcStore store;
  private final SharedLine line;
  private final BareClaim bare;
  private final EngineId a = EngineId.fresh("a");
  private final EngineId b = EngineId.fresh("b");
  private final RoutingCrowd crowd;
  private Map<UUID, Seen> seen = Map.of();

  private ClaimBench(JdbcStore store, int inLine) throws DatabaseAway {
    this.store = store;
    this.line = store.sharedLine();
    this.bare = store.bareClaim();
    this.crowd = new RoutingCrowd(inLine, inLine);
    beat();
    List<LineWrite> writes = new ArrayList<>();
    for (AgentId agent : crowd.agents()) {
      CallId none = new CallId(UUID.randomUUID());
      writes.add(new LineWrite.Talks(agent, none));
      writes.add(new LineWrite.Frees(agent, none, null));
    }
    write(a, writes);
    for (EngineId engine : List.of(a, b)) {
      List<LineWrite> joins = new ArrayList<>();
      for (QueueEntry entry : crowd.waiting()) {
        if (owner(entry).equals(engine)) {
          joins.add(new LineWrite.Joins(entry));
        }
      }
      write(engine, joins);
    }
    beat();
    while (look()) {
      // One look has an end; there is more.
    }
  }

  /**
   * One size of the line in one database.
   *
   * @param rounds one after the other, on the same rows
   */
  record Row(String store, int inLine, List<Round> rounds) {
    private static final double P99_RATIO_MAX = 3;
    private static final double RATE_RATIO_MIN = 0.5;

    /** One round in which the machine did something else says nothing of the claim. */
    double median(ToDoubleFunction<Round> value) {
      return new Sample(rounds.stream().map(value::applyAsDouble).toList()).median();
    }

    double p99Ratio() {
      return median(round -> round.ours().p99() / round.bare().p99());
    }

    double rateRatio() {
      return median(round -> round.ours().rate() / round.bare().rate());
    }

    boolean met() {
      return p99Ratio() <= P99_RATIO_MAX && rateRatio() >= RATE_RATIO_MIN;
    }
  }

  /**
   * What by turns took so long (ms), and how many a second.
   *
   * @param ours matcher and claim
   * @param bare the bare claiming transaction
   */
  record Round(Times ours, Times bare) {
    record Times(double p50, double p99, double rate) {
      private static Times of(List<Double> took) {
        Sample sample = new Sample(took);
        return new Times(sample.median(), sample.quantile(0.99), 1e3 / sample.mean());
      }
    }
  }

  /** Fills the database's tables, measures, and leaves the rows there. */
  static Row measure(String name, JdbcStore store, int inLine, int share) throws DatabaseAway {
    ClaimBench bench = new ClaimBench(store, inLine);
    try (bench.bare) {
      var _ = bench.round(WARM, share);
      List<Round> rounds = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        rounds.add(bench.round(MEASURED, share));
      }
      return new Row(name, inLine, rounds);
    }
  }

  private Round round(Least least, int share) throws DatabaseAway {
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    steps(least, share, ours, theirs);
    return new Round(Round.Times.of(ours), Round.Times.of(theirs));
  }

  private void steps(Least least, int share, List<Double> ours, List<Double> theirs)
      throws DatabaseAway {
    long end = System.nanoTime() + least.time().dividedBy(share).toNanos();
    for (int i = 0; i < least.steps() / share || System.nanoTime() < end; i++) {
      step(i, ours, theirs);
    }
  }

  private void step(int number, List<Double> ours, List<Double> theirs) throws DatabaseAway {
    if (number % LOOK_EVERY == 0) {
      beat();
      var _ = look();
    }
    RoutingCrowd.Took took = crowd.step();
    AgentId agent = took.given().agent();
    QueueEntry entry = took.given().entry();
    if (number % 2 == 0) {
      theirs.add(bare(agent, entry.call()));
    }
    ours.add((took.freed() + claim(agent, entry)) / 1e6);
    EngineId owner = owner(entry);
    line.write(owner, List.of(new LineWrite.Frees(agent, entry.call(), null)));
    if (number % 2 == 1) {
      theirs.add(bare(agent, entry.call()));
    }
    line.write(owner, List.of(new LineWrite.Leaves(entry.call())));
    line.write(owner(took.next()), List.of(new LineWrite.Joins(took.next())));
  }

  /** As an engine does: who was unseen and may come before is looked at, and counts as its time. */
  private long claim(AgentId agent, QueueEntry entry) throws DatabaseAway {
    long begun = System.nanoTime();
    Claim claim = line.claim(claiming(agent, entry));
    if (claim instanceof Claim.ElderUnseen) {
      var _ = look();
      claim = line.claim(claiming(agent, entry));
    }
    long took = System.nanoTime() - begun;
    if (!(claim instanceof Claim.Won)) {
      throw new IllegalStateException("expected a claim that is won, found " + claim);
    }
    return took;
  }

  private Claiming claiming(AgentId agent, QueueEntry entry) {
    return new Claiming(
        a, agent, crowd.queues(agent), entry, owner(entry).incarnation(), RING, seen);
  }

  private double bare(AgentId agent, CallId call) {
    long begun = System.nanoTime();
    boolean won = bare.claim(agent, call);
    long took = System.nanoTime() - begun;
    if (!won) {
      throw new IllegalStateException("expected a bare claim that is won, found it lost");
    }
    bare.undo(agent, call);
    return took / 1e6;
  }

  private EngineId owner(QueueEntry entry) {
    return entry.call().value().getLeastSignificantBits() % 2 == 0 ? a : b;
  }

  private void beat() throws DatabaseAway {
    if (store.membership().beat(a) == Beat.LOST) {
      store.membership().join(a);
    }
    if (store.membership().beat(b) == Beat.LOST) {
      store.membership().join(b);
    }
  }

  /** Whether there was anything new. */
  private boolean look() throws DatabaseAway {
    Map<UUID, Seen> next = new HashMap<>();
    line.look(a, seen).forEach(each -> next.put(each.of().incarnation(), each.seen()));
    boolean more = !next.equals(seen);
    seen = Map.copyOf(next);
    return more;
  }

  private void write(EngineId engine, List<LineWrite> writes) throws DatabaseAway {
    for (int at = 0; at < writes.size(); at += BATCH) {
      line.write(engine, writes.subList(at, Math.min(writes.size(), at + BATCH)));
    }
  }
}
