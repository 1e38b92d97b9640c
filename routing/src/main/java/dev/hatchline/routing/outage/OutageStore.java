package dev.hatchline.routing.outage;

import dev.hatchline.routing.callback.StoreException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where outages are kept. Every method waits for the database, some seconds at most, and may be
 * called from any thread. What it is given is durable when it returns.
 */
public interface OutageStore {
  /** The most rows that {@link #latest} returns. */
  int LATEST_MAX = 1_000;

  /**
   * Keeps a fresh one.
   *
   * @return false, changing nothing, if one of this id is there
   */
  boolean add(Outage fresh) throws StoreException;

  /** False, changing nothing, if the row is not of the version of {@code from}. */
  boolean move(Outage from, Outage to) throws StoreException;

  /** All that last, and those that are just being cleared; oldest first. */
  List<Outage> unfinished() throws StoreException;

  Optional<Outage> find(OutageId id) throws StoreException;

  /** Newest first. */
  List<Outage> latest(int max) throws StoreException;

  /** Keeps it; false, changing nothing, if this number has subscribed to this outage before. */
  boolean subscribe(Subscription subscription) throws StoreException;

  /** Oldest first. */
  List<Subscription> subscriptions(OutageId id) throws StoreException;

  /** How many have subscribed to each of those that have any. */
  Map<OutageId, Integer> subscribers() throws StoreException;
}
