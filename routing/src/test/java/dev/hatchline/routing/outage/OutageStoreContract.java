package dev.hatchline.routing.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of outages does. */
abstract class OutageStoreContract {
  private static final Instant T0 = Instant.parse("2026-11-27T09:00:00.123456Z");

  OutageStore store;

  /** Opens the store of this test; a second time, the same with what is in it. */
  abstract OutageStore open() throws Exception;

  abstract void close();

  @BeforeEach
  void first() throws Exception {
    store = open();
  }

  @AfterEach
  void last() {
    close();
  }

  private static Outage fresh(int n) {
    return new Outage(
        new OutageId(UUID.randomUUID()),
        new Area(
            new TreeSet<>(List.of("1000", "+4930")),
            new TreeSet<>(List.of("+1202")),
            new TreeSet<>(n % 2 == 0 ? List.of() : List.of("902", "10115"))),
        "The network is down: ü𝄞.",
        n % 2 == 0 ? T0.plusSeconds(3600) : null,
        T0.plusSeconds(n),
        new OutageState.Open(),
        0);
  }

  private static Subscription subscription(Outage outage, int n) {
    return new Subscription(
        outage.id(),
        new PhoneNumber("+1202555100" + n),
        "1000",
        new CallId(UUID.randomUUID()),
        T0.plusSeconds(n));
  }

  @Test
  void everyStateComesBackAsItWasAndWhatIsOverIsFinished() throws Exception {
    Outage open = fresh(1);
    store.add(open);
    Outage said = open.saying("Down until noon.", T0.plusSeconds(60));
    assertThat(store.move(open, said)).isTrue();
    Outage clearing = said.in(new OutageState.Clearing("It works again.", T0.plusSeconds(61)));
    assertThat(store.move(open, clearing)).as("an old version").isFalse();
    assertThat(store.move(said, clearing)).isTrue();
    assertThat(store.find(open.id())).contains(clearing);
    Outage other = fresh(2);
    store.add(other);
    close();
    store = open();
    assertThat(store.unfinished()).containsExactly(clearing, other);
    Outage cleared = clearing.in(new OutageState.Cleared("It works again.", T0.plusSeconds(61)));
    assertThat(store.move(clearing, cleared)).isTrue();
    assertThat(store.unfinished()).containsExactly(other);
    assertThat(store.latest(5)).containsExactly(other, cleared);
    assertThat(store.latest(1)).containsExactly(other);
  }

  @Test
  void oneOfAnIdIsKeptOnceAndStaysAsItIs() throws Exception {
    Outage first = fresh(1);
    assertThat(store.add(first)).isTrue();
    close();
    store = open();
    assertThat(store.add(first.saying("Something else.", null))).isFalse();
    assertThat(store.latest(5)).containsExactly(first);
  }

  @Test
  void aNumberSubscribesOnceToEachOutage() throws Exception {
    Outage one = fresh(1);
    Outage two = fresh(2);
    store.add(one);
    store.add(two);
    Subscription first = subscription(one, 1);
    Subscription later = subscription(one, 2);
    assertThat(store.subscribe(later)).isTrue();
    assertThat(store.subscribe(first)).isTrue();
    assertThat(store.subscribe(subscription(one, 1))).isFalse();
    assertThat(store.subscribe(subscription(two, 1))).isTrue();
    assertThat(store.subscriptions(one.id())).containsExactly(first, later);
    assertThat(store.subscribers()).isEqualTo(Map.of(one.id(), 2, two.id(), 1));
  }
}
