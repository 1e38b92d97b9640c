package dev.hatchline.app.web;

import dev.hatchline.app.Setting;
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
 * How often one network address gets a page. The desk's limits count new promises only: by them
 * alone whoever has used them up would see which numbers are owed a call, as often as they like.
 */
@Component
class CallMeLimits {
  private static final Duration WITHIN = Duration.ofHours(1);
  private static final int ASKERS_MAX = 10_000;

  private final int max;
  private final InstantSource clock;
  private final Map<Asker, Deque<Instant>> granted =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asker, Deque<Instant>> eldest) {
          return size() > ASKERS_MAX;
        }
      };

  CallMeLimits(Setting setting, InstantSource clock) {
    this.max = setting.config().callback().limits().addressHour();
    this.clock = clock;
  }

  /** One more, to be given back if it comes to nothing; throws if this address has had all. */
  synchronized void take(String address) {
    Instant now = clock.instant();
    Deque<Instant> times = granted.computeIfAbsent(Asker.address(address), _ -> new ArrayDeque<>());
    while (!times.isEmpty() && !times.getFirst().isAfter(now.minus(WITHIN))) {
      times.removeFirst();
    }
    if (times.size() >= max) {
      Duration again = Duration.between(now, times.getFirst().plus(WITHIN));
      throw Problem.of(
          HttpStatus.TOO_MANY_REQUESTS,
          CallbackTaking.REFUSED,
          "From where you are %d calls were asked for within the last hour; please try again in"
                  .formatted(max)
              + " %d minutes.".formatted(again.plusSeconds(59).toMinutes()),
          again);
    }
    times.addLast(now);
  }

  synchronized void giveBack(String address) {
    Deque<Instant> times = granted.get(Asker.address(address));
    if (times != null) {
      times.pollLast();
    }
  }
}
