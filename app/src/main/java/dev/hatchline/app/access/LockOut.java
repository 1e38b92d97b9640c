package dev.hatchline.app.access;

import dev.hatchline.routing.callback.Asker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long somebody who guesses has to wait: by user, from wherever, and by address, as whomever. A
 * few wrong passwords cost nothing; after that each doubles the wait, and while it lasts no
 * password is looked at, not even the right one, and none counts.
 *
 * <p>Nobody can be kept out for ever. No wait is longer than {@link #LONGEST}, counts are forgotten
 * {@link #FORGOTTEN} after the last wrong one, and at an address from which a user has come in
 * within {@link #AT_HOME} only what is tried as that user, and from there, counts against them. All
 * of it is in memory, so that a start of the engine ends every wait.
 */
public final class LockOut {
  /** Wrong passwords of one user that cost no wait. */
  public static final int USER_FREE = 5;

  /** And from one address, behind which there may be a whole office. */
  public static final int ADDRESS_FREE = 20;

  /** The first wait; each wrong password after it doubles it. */
  public static final Duration FIRST = Duration.ofSeconds(30);

  public static final Duration LONGEST = Duration.ofMinutes(15);
  public static final Duration FORGOTTEN = Duration.ofDays(1);
  public static final Duration AT_HOME = Duration.ofDays(30);

  /** Addresses remembered, the latest. */
  static final int REMEMBERED_MAX = 10_000;

  private static final int DOUBLINGS_MAX = 10;

  /**
   * Somebody tries.
   *
   * @param known whether there is such a user; whoever there is not waits as long, so that nobody
   *     learns who there is
   */
  public record Try(String address, String user, boolean known) {
    /** Longer names are nobody's. */
    private static final int NAME_MAX = 40;

    public Try {
      user = user.substring(0, Math.min(user.length(), NAME_MAX));
    }

    private String network() {
      return Asker.address(address).key();
    }

    private String pair() {
      return user + " " + network();
    }
  }

  /**
   * So many in a row.
   *
   * @param before when the one before the last was, for a last one that turns out to be none
   */
  private record Wrong(int count, Instant last, Instant before) {
    static final Wrong NONE = new Wrong(0, Instant.EPOCH, Instant.EPOCH);

    Wrong oneMore(Instant now) {
      return new Wrong(count + 1, now, last);
    }

    Wrong oneLess() {
      return new Wrong(count - 1, before, before);
    }

    Instant until(int free) {
      if (count < free) {
        return Instant.MIN;
      }
      Duration doubled = FIRST.multipliedBy(1L << Math.min(count - free, DOUBLINGS_MAX));
      return last.plus(doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST);
    }
  }

  /**
   * Of one kind.
   *
   * @param free how many cost no wait
   * @param shared by more people than one
   */
  private record Counter(Map<String, Wrong> counts, String key, int free, boolean shared) {
    void count(Instant now) {
      Wrong wrong = counts.getOrDefault(key, Wrong.NONE);
      counts.remove(key);
      counts.put(key, wrong.oneMore(now));
    }

    /** The last one was none: it costs no wait either. */
    void takeBack() {
      Wrong wrong = counts.remove(key);
      if (wrong != null && wrong.count() > 1) {
        counts.put(key, wrong.oneLess());
      }
    }
  }

  private static final class Latest<V> extends LinkedHashMap<String, V> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
      return size() > REMEMBERED_MAX;
    }
  }

  private final InstantSource clock;

  /** As many as there are users. */
  private final Map<String, Wrong> users = new HashMap<>();

  /** Names of nobody; apart, so that they push no user out. */
  private final Map<String, Wrong> strangers = new Latest<>();

  private final Map<String, Wrong> addresses = new Latest<>();
  private final Map<String, Wrong> pairs = new Latest<>();

  /** When a user last came in from an address. */
  private final Map<String, Instant> homes = new Latest<>();

  public LockOut(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Counts one more, as if it were wrong, so that nobody guesses many at once.
   *
   * @return how long to wait, if its password may not be looked at; then it does not count
   */
  public synchronized Optional<Duration> take(Try tried) {
    Instant now = clock.instant();
    List<Counter> counters = counters(tried, now);
    Optional<Instant> until =
        counters.stream()
            .map(counter -> wrong(counter, now).until(counter.free()))
            .filter(now::isBefore)
            .max(Instant::compareTo);
    if (until.isPresent()) {
      return Optional.of(Duration.between(now, until.get()));
    }
    counters.forEach(counter -> counter.count(now));
    return Optional.empty();
  }

  /** How many wrong ones in a row the user has, the one that was taken among them. */
  public synchronized int count(Try tried) {
    return counters(tried, clock.instant()).stream()
        .mapToInt(counter -> counter.counts().getOrDefault(counter.key(), Wrong.NONE).count())
        .max()
        .orElse(0);
  }

  /** It was the right password. */
  public synchronized void right(Try tried) {
    Instant now = clock.instant();
    for (Counter counter : counters(tried, now)) {
      if (counter.shared()) {
        // Who has a password of their own may not wash away what was guessed of others.
        counter.takeBack();
      } else {
        counter.counts().remove(counter.key());
      }
    }
    homes.remove(tried.pair());
    homes.put(tried.pair(), now);
  }

  /** Nobody has looked at it. */
  public synchronized void giveBack(Try tried) {
    counters(tried, clock.instant()).forEach(Counter::takeBack);
  }

  private List<Counter> counters(Try tried, Instant now) {
    Instant home = homes.get(tried.pair());
    if (home != null && now.isBefore(home.plus(AT_HOME))) {
      return List.of(new Counter(pairs, tried.pair(), USER_FREE, false));
    }
    return List.of(
        new Counter(tried.known() ? users : strangers, tried.user(), USER_FREE, false),
        new Counter(addresses, tried.network(), ADDRESS_FREE, true));
  }

  private static Wrong wrong(Counter counter, Instant now) {
    Wrong wrong = counter.counts().getOrDefault(counter.key(), Wrong.NONE);
    if (now.isBefore(wrong.last().plus(FORGOTTEN))) {
      return wrong;
    }
    counter.counts().remove(counter.key());
    return Wrong.NONE;
  }
}
