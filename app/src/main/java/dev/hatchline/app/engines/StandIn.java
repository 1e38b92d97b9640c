package dev.hatchline.app.engines;

import dev.hatchline.app.asterisk.Ownership;
import dev.hatchline.app.story.CallStory;
import dev.hatchline.routing.shared.Beat;
import dev.hatchline.routing.shared.DatabaseAway;
import dev.hatchline.routing.shared.EngineId;
import dev.hatchline.routing.shared.Membership;
import dev.hatchline.routing.shared.Ticker;
import dev.hatchline.telephony.CallMarks;
import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This engine among its peers. With each beat it looks who is dead; a thread of its own takes up
 * what a dead one leaves, once the database has made us its heir:
 *
 * <pre>
 *   peer's lease ends ─▶ takeOver (one wins) ─▶ its callbacks are ours ─▶ Asterisk's truth anew:
 *        its callers and conversations are adopted ─▶ no channel is marked as its own any more ─▶ settled
 * </pre>
 *
 * While the database is away nobody can be found dead, and each goes on with what it has. Whose own
 * lease somebody else has ended is told so at its next beat, and must end at once.
 */
public final class StandIn implements Ownership, AutoCloseable {
  /** Callers of one who is not settled are looked for so often. */
  static final Duration SETTLE_EVERY = Duration.ofSeconds(30);

  private static final Logger log = LoggerFactory.getLogger(StandIn.class);

  private final EngineId me;
  private final Membership membership;
  private final Ticker ticker;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("stand-in").daemon().factory());

  private final AtomicBoolean working = new AtomicBoolean();

  /** What has been taken up, and Asterisk's truth asked for since. */
  private final Set<EngineId> done = new HashSet<>();

  private final List<CallStory> left = new ArrayList<>();
  private volatile @Nullable Estate estate;

  /** By the ticker, as all that follows: when the last beat that the database took was begun. */
  private volatile @Nullable Long beaten;

  /**
   * Since when the database has taken a beat in time, each time: who is silent for longer is dead.
   */
  private @Nullable Long steadySince;

  private @Nullable Legacies legacies;
  private volatile boolean joined;
  private volatile boolean leaves;
  private boolean away;
  private boolean nobodysTaken;
  private @Nullable Set<UUID> marked;
  private @Nullable Long askedAt;

  public StandIn(EngineId me, Membership membership, Ticker ticker) {
    this.me = me;
    this.membership = membership;
    this.ticker = ticker;
  }

  /** To be said before the first beat. */
  public void legacies(Legacies from) {
    legacies = from;
  }

  /** Whether nobody else can have been made our heir: only then anybody may be dialled. */
  public boolean leased() {
    Long last = beaten;
    return !leaves && last != null && ticker.since(last).compareTo(Membership.LEASE) < 0;
  }

  /** Whether we are the one that does what is to be done once. */
  public boolean first() {
    Estate now = estate;
    return now != null && now.first();
  }

  /** Takes up what is left, beside the beats; returns at once. */
  public void workSoon() {
    if (!working.getAndSet(true)) {
      worker.execute(() -> {
        try {
          work();
        } finally {
          working.set(false);
        }
      });
    }
  }

  /** Renews the lease, and looks who is dead; false while the database does not answer. */
  public boolean beat() {
    try {
      long begun = ticker.nanos();
      Beat beat = joined ? membership.beat(me) : begin();
      if (beat == Beat.LOST) {
        fenced();
        return false;
      }
      joined = true;
      boolean steady = beat == Beat.KEPT && leased();
      steadySince = steady && steadySince != null ? steadySince : begun;
      beaten = begun;
      back();
      estate = look(begun);
      return true;
    } catch (DatabaseAway fault) {
      steadySince = null;
      complain(fault);
    } catch (RuntimeException fault) {
      log.error("the lease is not renewed; tried again", fault);
    }
    return false;
  }

  private Beat begin() throws DatabaseAway {
    return membership.join(me) ? Beat.KEPT : Beat.LOST;
  }

  /** Takes up what is left; may take longer than a lease. */
  void work() {
    Estate now = estate;
    if (now == null) {
      return;
    }
    try {
      takeUp(now);
      settle(now);
      house().look();
    } catch (DatabaseAway fault) {
      log.debug("what is taken up is not settled: {}; tried again", fault.getMessage());
    } catch (RuntimeException fault) {
      log.error("what a dead engine left is not taken up; tried again", fault);
    }
  }

  private Legacies house() {
    Legacies house = legacies;
    if (house == null) {
      throw new IllegalStateException("expected to have begun");
    }
    return house;
  }

  private void fenced() {
    log.error("engine {} was given up for dead, and another one has what it had: it ends", me);
    house().fenced();
  }

  /**
   * A peer whose beats the database did not take is not dead, nor one that was stopped when we
   * were: it gets as long as its lease.
   */
  private Estate look(long now) throws DatabaseAway {
    Estate seen = new Estate(me, membership.members());
    Long steady = steadySince;
    if (steady == null || now - steady < Membership.LEASE.toNanos()) {
      return seen;
    }
    boolean won = false;
    for (EngineId dead : seen.heirless()) {
      won |= membership.takeOver(dead, me);
    }
    return won ? new Estate(me, membership.members()) : seen;
  }

  private void takeUp(Estate now) {
    Set<EngineId> fresh = new HashSet<>(now.inherited());
    fresh.removeAll(done);
    if (fresh.isEmpty() && nobodysTaken) {
      return;
    }
    if (!house().inherit(fresh)) {
      return; // the store does not answer: tried again
    }
    nobodysTaken = true;
    done.addAll(fresh);
    for (EngineId engine : fresh) {
      log.warn("engine {} is dead; this one, {}, takes up what it leaves", engine, me);
      List<CallStory> open = house().open(engine.name());
      synchronized (left) {
        left.addAll(open);
      }
    }
    synchronized (this) {
      marked = null;
    }
    house().askAsterisk();
  }

  /** A dead one is forgotten when nothing in Asterisk bears its mark. */
  private void settle(Estate now) throws DatabaseAway {
    Set<UUID> seen;
    synchronized (this) {
      seen = marked;
    }
    if (seen == null) {
      return;
    }
    boolean open = false;
    for (EngineId dead : now.inherited()) {
      if (!done.contains(dead)) {
        continue;
      }
      if (seen.contains(dead.incarnation())) {
        open = true;
      } else if (membership.settled(dead, me)) {
        done.remove(dead);
      }
    }
    Long asked = askedAt;
    if (open && (asked == null || ticker.since(asked).compareTo(SETTLE_EVERY) >= 0)) {
      askedAt = ticker.nanos();
      house().askAsterisk();
    }
  }

  private void complain(DatabaseAway fault) {
    if (!away) {
      away = true;
      log.warn("the engines beside us are out of sight: {}", fault.getMessage());
    }
  }

  private void back() {
    if (away) {
      away = false;
      log.info("the engines beside us are in sight again");
    }
  }

  // ---- What Asterisk shows

  @Override
  public boolean ours(CallMarks marks) {
    Estate now = estate;
    return now != null && now.ours(marks);
  }

  @Override
  public void taken(Channel channel, CallMarks marks) {
    Estate now = estate;
    // Who bears a mark is ours by that; the others' would be anybody's who comes.
    if (now != null && now.members().stream().noneMatch(member -> marked(marks, member.id()))) {
      house().mark(channel, me.incarnation().toString());
    }
  }

  private static boolean marked(CallMarks marks, EngineId engine) {
    return marks.owner().equals(engine.incarnation().toString());
  }

  @Override
  public List<CallStory> left() {
    synchronized (left) {
      List<CallStory> told = List.copyOf(left);
      left.clear();
      return told;
    }
  }

  @Override
  public synchronized void seen(Snapshot truth) {
    Estate now = estate;
    if (now != null) {
      marked =
          now.members().stream()
              .map(member -> member.id())
              .filter(
                  id -> truth.channels().stream().anyMatch(channel -> marked(channel.marks(), id)))
              .map(EngineId::incarnation)
              .collect(Collectors.toSet());
    }
  }

  /** What is left here is the other engine's to take up, at once. */
  @Override
  public void close() {
    worker.shutdownNow();
    leaves = true; // nobody is dialled by one who leaves: the heir may have all of it at once
    try {
      if (joined) {
        membership.leave(me);
      }
    } catch (DatabaseAway fault) {
      log.warn(
          "the other engine learns of our end in {} only: {}",
          Membership.LEASE,
          fault.getMessage());
    }
  }
}
