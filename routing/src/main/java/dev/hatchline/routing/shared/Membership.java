package dev.hatchline.routing.shared;

import java.time.Duration;
import java.util.List;

/**
 * Which engines are alive. Each holds a lease that the database writes and the database's clock
 * ends; an engine whose lease has ended is dead to all others, whatever it thinks of itself.
 *
 * <pre>
 *   join --&gt; alive --beat, beat, …--&gt; alive
 *              | no beat for LEASE, leave, or another start under the same name
 *              v
 *            dead --takeOver (one wins)--&gt; dead, with an heir --settled--&gt; forgotten
 *              ^                                  |
 *              +---------- the heir dies ---------+
 * </pre>
 *
 * Every method waits for the database, {@link #ANSWER_MAX} at most, and may be called from any
 * thread, which may be interrupted meanwhile. Each may be repeated when its answer was lost.
 */
public interface Membership {
  /** For so long an engine counts as alive after its last beat. */
  Duration LEASE = Duration.ofSeconds(5);

  /** An engine beats so often: of five beats four may be lost. */
  Duration BEAT = Duration.ofSeconds(1);

  /**
   * Whose beats are so far apart has not watched the others meanwhile. The database measures it: a
   * machine that its hypervisor stops knows nothing of that, neither by its ticking nor its clock.
   */
  Duration GAP_MAX = LEASE.dividedBy(2);

  /** Who asks waits no longer: a beat that takes longer is as good as none. */
  Duration ANSWER_MAX = Duration.ofSeconds(2);

  /** Rows at most that are looked at: those alive, and the dead who are not yet settled. */
  int MEMBERS_MAX = 64;

  /**
   * Begins a lease. Earlier incarnations of the same name are dead from now on, and this one is the
   * heir of those who have none.
   *
   * @return false if this incarnation was itself replaced or taken over before: take another
   */
  boolean join(EngineId me) throws DatabaseAway;

  /** Renews the lease, even one that has ended, as long as nobody has begun to take over. */
  Beat beat(EngineId me) throws DatabaseAway;

  /** All that are known, the dead ones included, by name. */
  List<Member> members() throws DatabaseAway;

  /**
   * Makes this engine the heir of a dead one, if that one is still dead and has no living heir.
   *
   * @return true for exactly one of those who try, and for that one each time; never for an engine
   *     that has not beaten for {@link #GAP_MAX}
   */
  boolean takeOver(EngineId dead, EngineId me) throws DatabaseAway;

  /**
   * All that the dead one had is taken over, and it is forgotten.
   *
   * @return false if this engine is not the heir, or nobody of that name is known any more
   */
  boolean settled(EngineId dead, EngineId me) throws DatabaseAway;

  /** Ends the own lease at once: what is left here is another engine's to take over. */
  void leave(EngineId me) throws DatabaseAway;
}
