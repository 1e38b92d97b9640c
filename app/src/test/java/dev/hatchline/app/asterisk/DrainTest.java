package dev.hatchline.app.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.telephony.AsteriskEvent.Linked;
import dev.hatchline.telephony.AsteriskLink;
import dev.hatchline.telephony.Snapshot;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DrainTest {
  private static final boolean SAME = true;

  /** What Asterisk is told. */
  private final List<Boolean> ordered = new ArrayList<>();

  /** What is heard of it by who calls back. */
  private final List<Boolean> paused = new ArrayList<>();

  private Drain drain(boolean alone) {
    AsteriskLink link =
        (AsteriskLink)
            Proxy.newProxyInstance(
                AsteriskLink.class.getClassLoader(),
                new Class<?>[] {AsteriskLink.class},
                (_, _, arguments) -> {
                  ordered.add((Boolean) arguments[0]);
                  return CompletableFuture.completedFuture(true);
                });
    return new Drain(link, paused::add, alone);
  }

  private static Linked linked(boolean same, boolean draining) {
    return new Linked(
        same, new Snapshot(Instant.EPOCH, draining, List.of(), Map.of(), Map.of(), List.of()));
  }

  @Test
  void whatTheOtherEngineHasEndedIsNotBegunAnew() {
    Drain drain = drain(false);
    drain.linked(linked(!SAME, true));
    drain.linked(linked(SAME, false));
    assertThat(ordered).isEmpty();
    assertThat(paused).containsExactly(true, false);
    assertThat(drain.on()).isFalse();
  }

  @Test
  void whatTheOtherEngineHasBegunIsBegunHereToo() {
    Drain drain = drain(false);
    drain.linked(linked(!SAME, false));
    drain.linked(linked(SAME, true));
    assertThat(ordered).isEmpty();
    assertThat(drain.on()).isTrue();
  }

  @Test
  void anAsteriskThatIsStartedAnewIsToldByEither() {
    for (boolean alone : new boolean[] {true, false}) {
      ordered.clear();
      Drain drain = drain(alone);
      assertThat(drain.order(true)).isTrue();
      drain.linked(linked(!SAME, false));
      assertThat(ordered).containsExactly(true, true);
      assertThat(drain.on()).isTrue();
    }
  }

  @Test
  void anEngineAloneHasItsOrderKept() {
    Drain drain = drain(true);
    drain.order(true);
    drain.linked(linked(SAME, false));
    assertThat(ordered).containsExactly(true, true);
  }
}
