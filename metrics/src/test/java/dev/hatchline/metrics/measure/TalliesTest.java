package dev.hatchline.metrics.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import dev.hatchline.metrics.measure.NodeFigures.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sums of what comes by one after the other. */
class TalliesTest {
  private static final Instant T0 = Instant.parse("2026-11-22T09:00:00Z");
  private static final Duration TARGET = Duration.ofSeconds(20);

  private static Offer answered(String queue, long seconds) {
    return new Offer(queue, T0, Offer.Outcome.ANSWERED, T0.plusSeconds(seconds));
  }

  @Test
  void eachQueueKeepsToItsOwnTarget() {
    QueueTally tally = new QueueTally(TARGET, QueueFigures.SHORT_ABANDON);
    tally.add(answered("people", 20));
    tally.add(answered("people", 21));
    tally.add(answered("billing", 60), Duration.ofSeconds(60));
    tally.add(answered("billing", 61), Duration.ofSeconds(60));
    QueueFigures figures = tally.figures();
    assertThat(figures.serviceLevel(ServiceLevel.OF_ANSWERED)).hasValue(0.5);
    assertThat(figures.waits().longest()).contains(Duration.ofSeconds(61));
  }

  @Test
  void whoIsStillInLineIsNotOffered() {
    QueueTally tally = new QueueTally(TARGET, QueueFigures.SHORT_ABANDON);
    tally.add(new Offer("people", T0, Offer.Outcome.OPEN, T0.plusSeconds(5)));
    assertThat(tally.figures().offered()).isZero();
    assertThat(tally.figures().open()).isEqualTo(1);
  }

  @Test
  void aSpreadOfManyIsThatOfEachOne() {
    Spread.Tally tally = new Spread.Tally();
    IntStream.rangeClosed(1, 1_000).forEach(i -> tally.add(Duration.ofMillis(1_001 - i)));
    Spread spread = tally.spread();
    assertThat(spread.count()).isEqualTo(1_000);
    assertThat(spread.percentile(95)).contains(Duration.ofMillis(950));
    assertThat(spread.mean()).contains(Duration.ofNanos(500_500_000));
    tally.add(Duration.ofDays(1));
    assertThat(tally.spread().longest()).contains(Duration.ofDays(1));
    assertThat(spread.longest()).as("it was taken before").contains(Duration.ofSeconds(1));
  }

  private static MeasuredCall call(String line, List<String> zeroOuts, List<String> noMatches) {
    return new MeasuredCall(
        new CallId(UUID.randomUUID()),
        line,
        T0,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        zeroOuts,
        List.of("menu"),
        noMatches,
        List.of(),
        false);
  }

  @Test
  void nodesOfTwoLinesAreTwo() {
    NodeFigures.Tally tally = new NodeFigures.Tally();
    tally.add(call("1000", List.of("menu"), List.of("ask", "ask")));
    tally.add(call("1000", List.of(), List.of()));
    tally.add(call("1001", List.of(), List.of()));
    assertThat(tally.figures())
        .isEqualTo(
            Map.of(
                new Node("1000", "menu"), new NodeFigures(1, 2, 0),
                new Node("1000", "ask"), new NodeFigures(0, 0, 2),
                new Node("1001", "menu"), new NodeFigures(0, 1, 0)));
  }

  @Test
  void keptIsAShareOfThePromisesThatAreOver() {
    PromiseFigures.Tally tally = new PromiseFigures.Tally();
    assertThat(tally.figures().keptShare()).isEmpty();
    tally.add(PromiseFigures.Outcome.KEPT, Duration.ofSeconds(9));
    tally.add(PromiseFigures.Outcome.LATE, Duration.ofSeconds(700));
    tally.add(PromiseFigures.Outcome.BROKEN, null);
    tally.add(PromiseFigures.Outcome.BROKEN, null);
    tally.add(PromiseFigures.Outcome.CANCELLED, null);
    tally.add(PromiseFigures.Outcome.OPEN, null);
    PromiseFigures figures = tally.figures();
    assertThat(figures.promised()).isEqualTo(6);
    assertThat(figures.open()).isEqualTo(1);
    assertThat(figures.cancelled()).isEqualTo(1);
    assertThat(figures.keptShare()).hasValue(0.25);
    assertThat(figures.promiseToConnect().longest()).contains(Duration.ofSeconds(700));
  }
}
