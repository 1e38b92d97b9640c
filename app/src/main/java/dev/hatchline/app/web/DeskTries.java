package dev.hatchline.app.web;

import dev.hatchline.routing.callback.Asker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * How often somebody may try to sign in at the desk: by address, and, from wherever, as one agent.
 * The right password gives its try back; after too many wrong ones not even it is looked at.
 */
@Component
class DeskTries {
  static final int ADDRESS_MAX = 20;
  static final int EXTENSION_MAX = 10;
  static final Duration WITHIN = Duration.ofMinutes(15);
  private static final int REMEMBERED_MAX = 10_000;

  private final InstantSource clock;
  private final Map<String, Deque<Instant>> tries = new LinkedHashMap<>();

  DeskTries(InstantSource clock) {
    this.clock = clock;
  }

  /** Who tries, and as which agent, who exists; the address alone counts for one who does not. */
  record Try(String address, String extension, boolean known) {
    private String network() {
      return Asker.address(address).key();
    }

    private String agent() {
      return "agent " + extension;
    }
  }

  /** One more; throws if there were too many. */
  synchronized void take(Try tried) {
    check(tried.network(), ADDRESS_MAX);
    if (tried.known()) {
      check(tried.agent(), EXTENSION_MAX);
      add(tried.agent());
    }
    add(tried.network());
  }

  /** It was the right password. */
  synchronized void giveBack(Try tried) {
    times(tried.network()).pollLast();
    times(tried.agent()).pollLast();
  }

  private void check(String who, int max) {
    Deque<Instant> times = times(who);
    Instant now = clock.instant();
    while (!times.isEmpty() && !times.getFirst().isAfter(now.minus(WITHIN))) {
      times.removeFirst();
    }
    if (times.size() >= max) {
      Duration again = Duration.between(now, times.getFirst().plus(WITHIN));
      throw Problem.of(
          HttpStatus.TOO_MANY_REQUESTS,
          AgentDesk.NOT_IN,
          "That was tried too often; please try again in %d minutes."
              .formatted(again.plusSeconds(59).toMinutes()),
          again);
    }
  }

  private void add(String who) {
    Deque<Instant> times = times(who);
    times.addLast(clock.instant());
    tries.remove(who);
    tries.put(who, times);
    if (tries.size() > REMEMBERED_MAX) {
      tries.remove(tries.keySet().iterator().next());
    }
  }

  private Deque<Instant> times(String who) {
    return tries.getOrDefault(who, new ArrayDeque<>());
  }
}
