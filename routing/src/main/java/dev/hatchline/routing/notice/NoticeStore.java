package dev.hatchline.routing.notice;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Where notices are kept. Every method waits for the database, some seconds at most, and may be
 * called from any thread. What it is given is durable when it returns. After a {@link
 * StoreException} nobody knows whether it was kept.
 */
public interface NoticeStore {
  /** No call with news lasts longer; one whose end was lost is in nobody's way after it. */
  Duration CALL_MAX = Duration.ofMinutes(15);

  /**
   * Keeps a fresh one.
   *
   * @return false, changing nothing, if one of this id is there
   */
  boolean add(Notice fresh) throws StoreException;

  /**
   * One step, or several at once.
   *
   * @return false, changing nothing, if the row is not of the version of {@code from}
   */
  boolean move(Notice from, Notice to) throws StoreException;

  /** All of this engine that are not settled, oldest first. */
  List<Notice> unsettled() throws StoreException;

  /** One of this engine. */
  Optional<Notice> own(NoticeId id) throws StoreException;

  /** Whether one that is not settled, whosever it is, is being told by this call. */
  boolean underWay(CallId call) throws StoreException;

  /**
   * Where there are several engines: what these incarnations had to tell, and what is nobody's, is
   * ours from now on. Their versions change, so that one who still lives, and does not know better,
   * can neither keep nor begin anything.
   */
  void inherit(Set<UUID> dead) throws StoreException;

  /**
   * What this call, which is here, is to tell becomes ours in the same way, whoever had it.
   *
   * @return it; empty if there is none, or no other engine
   */
  Optional<Notice> take(CallId call) throws StoreException;

  Optional<Notice> find(NoticeId id) throws StoreException;

  /** When each attempt began of those that began then or later, oldest first. */
  List<Instant> begunSince(Instant since) throws StoreException;

  /** What is rung at this moment, by whichever engine. */
  Rung rung(Instant now) throws StoreException;
}
