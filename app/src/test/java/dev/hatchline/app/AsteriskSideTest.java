package dev.hatchline.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.asterisk.LostEvents;
import dev.hatchline.telephony.AsteriskLink;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AsteriskSideTest {
  /** What the link is asked. */
  private final List<String> asked = new ArrayList<>();

  /** What is to be done by itself, and how often. */
  private final List<Runnable> work = new ArrayList<>();

  private final List<Duration> turns = new ArrayList<>();

  /** Nobody waits for the time: what it would run is run by the test. */
  private ScheduledExecutorService timer() {
    return (ScheduledExecutorService)
        Proxy.newProxyInstance(
            ScheduledExecutorService.class.getClassLoader(),
            new Class<?>[] {ScheduledExecutorService.class},
            (_, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("scheduleWithFixedDelay");
              work.add((Runnable) arguments[0]);
              for (int i = 1; i <= 2; i++) {
                turns.add(
                    Duration.of((long) arguments[i], ((TimeUnit) arguments[3]).toChronoUnit()));
              }
              return null;
            });
  }

  @Test
  void asteriskIsLookedAtAgainAndAgain() {
    AsteriskLink link =
        (AsteriskLink)
            Proxy.newProxyInstance(
                AsteriskLink.class.getClassLoader(),
                new Class<?>[] {AsteriskLink.class},
                (_, method, _) -> {
                  asked.add(method.getName());
                  return null;
                });
    AsteriskSide.look(link, timer());
    assertThat(turns).containsExactly(LostEvents.LOOK_EVERY, LostEvents.LOOK_EVERY);
    assertThat(asked).as("not at once").isEmpty();
    work.forEach(Runnable::run);
    work.forEach(Runnable::run);
    assertThat(asked).containsExactly("look", "look");
  }
}
