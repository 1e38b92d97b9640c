package dev.hatchline.app.cases;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.StoreException;
import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.CaseDesk;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.cases.CaseStore;
import dev.hatchline.routing.cases.Recognition;
import dev.hatchline.routing.cases.ScreenPop;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The cases of calls that an engine beside us has, as the store has them: what was changed a moment
 * ago may be missing. For desks that are open here, from any thread.
 *
 * <p>Recognising who rings reads by the same few threads, so one case is read at a time, and not
 * again within {@link #FRESH}: nobody who rings waits behind more than that.
 */
public final class CasesElsewhere {
  /** What was read is good for so long, however many ask. */
  static final Duration FRESH = Duration.ofMillis(300);

  /** Who cannot read before that sees what was read last. */
  private static final Duration TURN_MAX = Duration.ofMillis(500);

  /** Calls of which is remembered what was read last. */
  private static final int CALLS_MAX = 1_000;

  /**
   * What the store said.
   *
   * @param others the customer's other cases, last contact first
   */
  private record Read(Case of, List<Case> others, Instant at) {}

  private final CaseDesk desk;
  private final CaseStore store;
  private final InstantSource clock;
  private final Latest<CallId, Read> reads = new Latest<>(CALLS_MAX);
  private final Latest<CaseId, Case> found = new Latest<>(CALLS_MAX);
  private final Semaphore turn = new Semaphore(1);

  public CasesElsewhere(CaseDesk desk, CaseStore store, InstantSource clock) {
    this.desk = desk;
    this.store = store;
    this.clock = clock;
  }

  /**
   * What an agent sees of the customer of this call. Waits for the store, as it does, and for
   * {@link #TURN_MAX} for who reads now.
   */
  public Optional<ScreenPop> pop(CallId call) {
    return read(call)
        .map(read -> ScreenPop.of(desk.latest(read.of()), read.others(), clock.instant()));
  }

  /** From memory: as it is known here, or as it was read for its pop. */
  public Optional<Case> now(CaseId id) {
    return found.find(id).map(desk::latest).or(() -> desk.now(id));
  }

  private Optional<Read> read(CallId call) {
    Optional<Read> last = reads.find(call);
    if (last.filter(this::fresh).isPresent() || !begins()) {
      return last;
    }
    try {
      Optional<Read> before = reads.find(call);
      return before.filter(this::fresh).isPresent() ? before : fromStore(call, last);
    } finally {
      turn.release();
    }
  }

  private boolean fresh(Read read) {
    return clock.instant().isBefore(read.at().plus(FRESH));
  }

  private boolean begins() {
    try {
      return turn.tryAcquire(TURN_MAX.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Whose case is no more, as that of somebody who was erased, is not shown any longer.
   *
   * @param last what is shown while the store does not answer
   */
  private Optional<Read> fromStore(CallId call, Optional<Read> last) {
    try {
      @Nullable Case of = store.find(call).orElse(null);
      if (of == null) {
        reads.take(call).ifPresent(gone -> found.take(gone.of().id()));
        return Optional.empty();
      }
      List<Case> others =
          store.of(of.customer(), Recognition.OTHERS_MAX + 1).stream()
              .filter(other -> !other.id().equals(of.id()))
              .limit(Recognition.OTHERS_MAX)
              .toList();
      Read read = new Read(of, others, clock.instant());
      reads.put(call, read);
      found.put(of.id(), of);
      return Optional.of(read);
    } catch (StoreException _) {
      return last; // the health tells of it
    }
  }
}
