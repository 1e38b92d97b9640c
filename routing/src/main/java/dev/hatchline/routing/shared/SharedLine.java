package dev.hatchline.routing.shared;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The line of several engines, as far as they must know of each other: who is in line where, and
 * for whom each agent is held. Each engine writes what is its own and reads what is the others',
 * decides in memory, and asks here whether the decision may be.
 *
 * <p>What a claim does not see: a caller of an earlier place who joins or is put back while it is
 * under way, or who has done so at another engine, and whose row is not yet written; whose waiting
 * for others begins (a circle widens, an agent goes) by another engine's clock; or for whom another
 * engine's claim has just lapsed. The first takes the time of one transaction, the others at most
 * {@link #LOOK} after the other engine knew it.
 *
 * <p>Writes and claims of one engine happen in the order of the calls. Every method waits for the
 * database, {@link #ANSWER_MAX} at most, and may be called from any thread, which may be
 * interrupted meanwhile. Asked at once ({@link Uninterrupted}), an embedded database may take
 * longer to connect and to make its tables for the first time, and to end a transaction: nobody
 * could leave it then, as it works on the thread that asks.
 */
public interface SharedLine {
  /** An engine reads what is new at least so often. */
  Duration LOOK = Duration.ofMillis(250);

  /** Who asks waits no longer; then the engine goes on alone. */
  Duration ANSWER_MAX = Duration.ofMillis(500);

  /** A claim for another engine's caller lapses unless that engine acts. */
  Duration GIVEN_MAX = Duration.ofSeconds(5);

  /** A hold lapses so long after its owner should have ended it: the owner comes first. */
  Duration GRACE = Duration.ofSeconds(2);

  /** So long a row shows that a caller has left; who looks less often must read everything. */
  Duration LEFT_KEPT = Duration.ofSeconds(60);

  /** One transaction holds so many writes at most. */
  int WRITES_MAX = 200;

  /** One look returns so many callers, and agents, of each engine at most; the next goes on. */
  int NEWS_MAX = 10_000;

  /** One transaction, at most {@link #WRITES_MAX} of them, in their order. */
  void write(EngineId me, List<LineWrite> writes) throws DatabaseAway;

  /**
   * One transaction: if the agent is free, the caller in line as they were read and not given to
   * another, and no caller of an earlier place unseen, then both are held from now on, for the
   * caller's owner. Claiming the same again is won again.
   */
  Claim claim(Claiming claiming);

  /** What the other living engines have written; nothing of those dead. */
  List<News> look(EngineId me, Map<UUID, Seen> seen) throws DatabaseAway;

  /** Removes what a dead engine has left: its callers are elsewhere, its agents' phones tell. */
  void forget(EngineId dead) throws DatabaseAway;
}
