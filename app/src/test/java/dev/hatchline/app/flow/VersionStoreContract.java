package dev.hatchline.app.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of versions does. */
abstract class VersionStoreContract {
  private static final Instant AT = Instant.parse("2026-11-28T09:00:00.123456Z");
  private static final String FLOW = "company-line";

  /** The same store at each call, as two engines have it. */
  abstract VersionStore store();

  private static FlowText text(String text) {
    return new FlowText(text, "ada", AT, Optional.empty());
  }

  private static String flow(int i) {
    return "flow: f\nstart: a\nnodes:\n  a: {end: \"Number %d.\"}\n".formatted(i);
  }

  @Test
  void whatWasKeptIsFoundAsItWasTheNewestFirst() throws Exception {
    FlowText proved =
        new FlowText("flow: \"ü\"\r\n\n# end", "bob", AT, Optional.of("all\nis well"));
    assertThat(store().add(FLOW, text(flow(1)))).isEqualTo(new KeptVersion(1, text(flow(1))));
    assertThat(store().add(FLOW, proved).number()).isEqualTo(2);
    assertThat(store().all(FLOW))
        .containsExactly(new KeptVersion(2, proved), new KeptVersion(1, text(flow(1))));
    assertThat(store().find(FLOW, 2)).contains(new KeptVersion(2, proved));
    assertThat(store().find(FLOW, 3)).isEmpty();
    assertThat(store().all("other")).isEmpty();
  }

  @Test
  void theSameTextIsTheSameVersionWhateverShareOfTheCallsHearsIt() throws Exception {
    store().add(FLOW, text("canary: 10 %\n" + flow(1)));
    store().add(FLOW, text(flow(2)));
    assertThat(store().add(FLOW, text(flow(1))).number()).isEqualTo(1);
    assertThat(store().add("other", text(flow(1))).number()).isEqualTo(1);
    assertThat(store().all(FLOW)).hasSize(2);
  }

  @Test
  void whoPointsAtAnOldPointerHasNotPointed() throws Exception {
    assertThat(store().pointer(FLOW)).isEqualTo(Pointer.NONE);
    Pointer first = Pointer.NONE.published(1, "hash", "ada", AT);
    assertThat(store().point(FLOW, first)).isTrue();
    assertThat(store().point(FLOW, Pointer.NONE.published(2, "hash", "bob", AT))).isFalse();
    assertThat(store().pointer(FLOW)).isEqualTo(first);
    Pointer tried = first.tried(new Share(2, 10), "other", "ada", AT);
    assertThat(store().point(FLOW, tried)).isTrue();
    assertThat(store().pointer(FLOW)).isEqualTo(tried);
    assertThat(store().pointer("other")).isEqualTo(Pointer.NONE);
  }

  @Test
  void theEldestGoAndWhatIsHeardStays() throws Exception {
    store().add(FLOW, text(flow(1)));
    store().add(FLOW, text(flow(2)));
    store().point(FLOW, Pointer.NONE.published(1, "hash", "ada", AT));
    for (int i = 3; i <= VersionStore.VERSIONS_MAX + 2; i++) {
      store().add(FLOW, text(flow(i)));
    }
    List<Integer> kept = store().all(FLOW).stream().map(KeptVersion::number).toList();
    assertThat(kept)
        .hasSize(VersionStore.VERSIONS_MAX + 1)
        .startsWith(VersionStore.VERSIONS_MAX + 2)
        .endsWith(3, 1);
  }

  @Test
  void ofTwoAtOnceEachVersionHasItsNumberAndOnePoints() throws Exception {
    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      List<Callable<Integer>> work =
          IntStream.range(0, 40)
              .<Callable<Integer>>mapToObj(i -> () -> store().add(FLOW, text(flow(i / 2))).number())
              .toList();
      List<Integer> numbers = results(both.invokeAll(work));
      for (int i = 0; i < numbers.size(); i += 2) {
        assertThat(numbers.get(i)).as("the same text").isEqualTo(numbers.get(i + 1));
      }
      assertThat(numbers).hasSize(40).containsAll(IntStream.rangeClosed(1, 20).boxed().toList());
      List<Callable<Boolean>> points =
          IntStream.range(0, 8)
              .<Callable<Boolean>>mapToObj(
                  i -> () -> store().point(FLOW, Pointer.NONE.published(i, "hash", "ada", AT)))
              .toList();
      assertThat(results(both.invokeAll(points))).containsOnlyOnce(true);
    }
  }

  private static <T> List<T> results(List<Future<T>> futures) {
    return futures.stream().map(Future::resultNow).toList();
  }
}
