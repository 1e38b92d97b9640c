package dev.hatchline.app.web;

import dev.hatchline.call.AgentId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The desks that are told, in the order in which they came. Safe from any thread; none waits. */
final class DeskFeeds {
  /** Desks at once, of the connections that the server takes; the others ask once a second. */
  static final int DESKS_MAX = 500;

  /**
   * Of one sign-in, which is one browser: it has six connections to one server, for all its tabs.
   */
  static final int SIGN_IN_MAX = 2;

  private final Map<AgentId, List<DeskFeed>> feeds = new HashMap<>();
  private int size;

  /**
   * Takes one in, which comes before the oldest of too many of one sign-in: that one is ended.
   *
   * @return false if there are too many of all
   */
  boolean open(DeskFeed feed) {
    feed.whenGone(() -> remove(feed));
    Optional<DeskFeed> oldest;
    synchronized (this) {
      oldest = oldestOfTooMany(feed.whose());
      oldest.ifPresent(this::remove);
      if (size >= DESKS_MAX) {
        return false;
      }
      feeds.computeIfAbsent(feed.whose().agent(), _ -> new ArrayList<>()).add(feed);
      size++;
    }
    oldest.ifPresent(old -> old.end(DeskFeed.NEWER));
    return true;
  }

  private Optional<DeskFeed> oldestOfTooMany(DeskFeed.Whose whose) {
    List<DeskFeed> same =
        feeds.getOrDefault(whose.agent(), List.of()).stream()
            .filter(feed -> feed.whose().equals(whose))
            .toList();
    return same.size() < SIGN_IN_MAX ? Optional.empty() : Optional.of(same.getFirst());
  }

  synchronized void remove(DeskFeed feed) {
    feeds.computeIfPresent(
        feed.whose().agent(),
        (_, same) -> {
          size -= same.remove(feed) ? 1 : 0;
          return same.isEmpty() ? null : same;
        });
  }

  /** How many are open. */
  synchronized int size() {
    return size;
  }

  /** Whether any desk of this agent's is told. */
  synchronized boolean has(AgentId agent) {
    return feeds.containsKey(agent);
  }

  /** There is news of this agent. */
  void news(AgentId agent) {
    of(agent).forEach(DeskFeed::news);
  }

  private synchronized List<DeskFeed> of(AgentId agent) {
    return List.copyOf(feeds.getOrDefault(agent, List.of()));
  }

  /** This sign-in is over: its desks find that out by asking. */
  void signedOut(String token) {
    end(whose -> whose.token().equals(token));
  }

  /** Tells all that we are there, but for those whose sign-in is over by now: they are ended. */
  void beat(Predicate<String> signedIn) {
    end(whose -> !signedIn.test(whose.token()));
    all().forEach(DeskFeed::here);
  }

  private void end(Predicate<DeskFeed.Whose> which) {
    for (DeskFeed feed : all()) {
      if (which.test(feed.whose())) {
        remove(feed);
        feed.end(DeskFeed.NEWS);
      }
    }
  }

  /** Ends every one; desks that are still open come back by themselves. */
  void hangUp() {
    all().forEach(DeskFeed::hangUp);
  }

  private synchronized List<DeskFeed> all() {
    return feeds.values().stream().flatMap(List::stream).toList();
  }
}
