package dev.hatchline.app.wall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.data.DataFault;
import dev.hatchline.app.history.Past;
import dev.hatchline.app.report.Remembered;
import dev.hatchline.app.report.Told;
import dev.hatchline.app.story.CallStory;
import dev.hatchline.app.story.EventJson;
import dev.hatchline.call.CallEnd.Reason;
import dev.hatchline.call.CallEvent;
import dev.hatchline.metrics.measure.ServiceLevel;
import dev.hatchline.routing.store.PastCall;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The figures of the day, heard as calls go on, or read, or both. */
class TodayTest {
  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

  /** Eight in the morning there, on a day of 24 hours. */
  private static final Instant EIGHT = Instant.parse("2026-11-27T07:00:00Z");

  private static final Duration HOUR = Duration.ofHours(1);

  private final AtomicReference<Instant> now = new AtomicReference<>(EIGHT);
  private final Remembered past = new Remembered();
  private final EventJson json = new EventJson();

  private Today today() {
    return new Today(
        MADRID, queue -> Duration.ofSeconds(queue.equals("sales") ? 60 : 20), now::get);
  }

  private void moveBy(Duration time) {
    now.updateAndGet(then -> then.plus(time));
  }

  private List<CallEvent> events(PastCall call) {
    return call.events().stream().map(event -> json.read(event.body())).toList();
  }

  private void hear(Today today, PastCall call) {
    events(call).forEach(today);
  }

  private static PastCall answered(Instant rang, double wait) {
    return new Told(rang, "1000")
        .zeroOut(5, "menu")
        .joined(6, "people")
        .bridged(6 + wait, "101")
        .ended(300, Reason.SERVED);
  }

  private static PastCall givesUp(Instant rang, double wait) {
    return new Told(rang, "1000").joined(6, "people").ended(6 + wait, Reason.LEFT_LINE);
  }

  private static double level(Today today) {
    return today.figures().figures().offers().serviceLevel(ServiceLevel.OF_OFFERED).orElse(-1);
  }

  @Test
  void figuresChangeAsSoonAsACallerIsAnsweredOrGivesUp() {
    Today today = today();
    List<CallEvent> events = events(answered(EIGHT, 4));
    events.subList(0, 3).forEach(today);
    assertThat(today.figures().figures().offers().offered()).as("who still waits").isZero();
    today.accept(events.get(3));
    DayFigures answered = today.figures().figures();
    assertThat(answered.offers().answered()).isEqualTo(1);
    assertThat(answered.toHuman().percentile(50)).contains(Duration.ofSeconds(5));
    assertThat(level(today)).isEqualTo(1);
    hear(today, givesUp(EIGHT, 40));
    assertThat(level(today)).isEqualTo(0.5);
    events.subList(4, events.size()).forEach(today);
    assertThat(level(today)).isEqualTo(0.5);
  }

  @Test
  void eachQueueIsMeasuredByItsOwnTarget() {
    Today today = today();
    hear(
        today,
        new Told(EIGHT, "1000").joined(1, "sales").bridged(51, "101").ended(90, Reason.SERVED));
    hear(today, answered(EIGHT, 50));
    assertThat(level(today)).isEqualTo(0.5);
    assertThat(today.figures().figures().queues())
        .hasEntrySatisfying("sales", queue -> assertThat(queue.answeredInTime()).isEqualTo(1))
        .hasEntrySatisfying("people", queue -> assertThat(queue.answeredInTime()).isZero());
  }

  @Test
  void aCallIsOfTheHourOfItsFirstRingByTheClockOfTheLine() {
    Today today = today();
    hear(today, answered(EIGHT.minusSeconds(1), 4));
    hear(today, answered(EIGHT, 30));
    moveBy(HOUR.plusHours(1));
    List<DayFigures.Hour> hours = today.figures().figures().hours();
    assertThat(hours.stream().map(DayFigures.Hour::name))
        .containsExactly("07:00", "08:00", "09:00", "10:00");
    assertThat(hours.get(0).offers().answeredInTime()).isEqualTo(1);
    assertThat(hours.get(1).offers().answeredInTime()).isZero();
    assertThat(hours.get(2).offers().offered()).isZero();
  }

  @Test
  void bothHoursAtTwoOfTheDayOf25AreThere() {
    now.set(Instant.parse("2026-10-25T01:30:00Z"));
    Today today = today();
    hear(today, answered(Instant.parse("2026-10-25T00:10:00Z"), 4));
    hear(today, answered(Instant.parse("2026-10-25T01:10:00Z"), 4));
    assertThat(today.figures().figures().hours().stream().map(DayFigures.Hour::name))
        .containsExactly("02:00 +02:00", "02:00 +01:00");
  }

  @Test
  void atMidnightOfTheLineADayBeginsAndWhatGoesOnIsOfTheOldOne() {
    now.set(Instant.parse("2026-11-27T22:59:00Z"));
    Today today = today();
    hear(today, answered(now.get(), 4));
    List<CallEvent> waits = events(answered(now.get(), 90));
    waits.subList(0, 3).forEach(today);
    assertThat(today.figures().date()).isEqualTo(LocalDate.parse("2026-11-27"));
    assertThat(today.figures().since()).as("what was before the start").isNotNull();
    moveBy(Duration.ofMinutes(1));
    waits.subList(3, waits.size()).forEach(today);
    assertThat(today.figures().date()).isEqualTo(LocalDate.parse("2026-11-28"));
    assertThat(today.figures().figures().offers().offered()).isZero();
    assertThat(today.figures().since()).as("all of this day was heard").isNull();
    hear(today, givesUp(now.get(), 30));
    assertThat(today.figures().figures().offers().abandoned()).isEqualTo(1);
  }

  @Test
  void afterAStartTheDayIsReadAndNoCallCountsTwice() {
    PastCall heard = answered(EIGHT, 4);
    PastCall up = answered(EIGHT, 7);
    past.calls.add(answered(EIGHT.minus(HOUR), 30));
    past.calls.add(answered(EIGHT.minus(HOUR.multipliedBy(9)), 30));
    past.calls.add(heard);
    Today today = today();
    today.remember(
        List.of(
            new CallStory(heard.call().call(), events(heard)),
            new CallStory(up.call().call(), events(up).subList(0, 3))));
    moveBy(HOUR);
    CatchUp reading = new CatchUp(today, past, false, now::get);
    assertThat(today.figures().since()).isEqualTo(EIGHT);
    reading.read();
    assertThat(today.figures().since()).isNull();
    assertThat(today.figures().figures().offers().answered()).as("of today, over").isEqualTo(2);
    events(up).subList(3, events(up).size()).forEach(today);
    past.calls.add(up);
    past.calls.add(answered(EIGHT, 9));
    reading.read();
    assertThat(today.figures().figures().offers().answered()).as("read once").isEqualTo(3);
  }

  @Test
  void theOtherEnginesCallsAreReadAsTheyEnd() {
    Today today = today();
    moveBy(Duration.ofMinutes(30));
    CatchUp reading = new CatchUp(today, past, true, now::get);
    reading.read();
    PastCall ours = answered(EIGHT, 4);
    hear(today, ours);
    past.calls.add(ours);
    past.calls.add(givesUp(EIGHT, 30));
    reading.read();
    reading.read();
    assertThat(today.figures().figures().offers().offered()).isEqualTo(2);
  }

  @Test
  void aStoreThatDoesNotAnswerIsAskedAgain() {
    Today today = today();
    past.calls.add(answered(EIGHT.minus(HOUR), 4));
    new CatchUp(today, away(), false, now::get).read();
    assertThat(today.figures().since()).isEqualTo(EIGHT);
    assertThat(today.figures().figures().offers().offered()).isZero();
    new CatchUp(today, past, false, now::get).read();
    assertThat(today.figures().since()).isNull();
    assertThat(level(today)).isEqualTo(1);
  }

  private static Past away() {
    return (Past)
        Proxy.newProxyInstance(
            Past.class.getClassLoader(),
            new Class<?>[] {Past.class},
            (_, _, _) -> {
              throw new DataFault("the database is away");
            });
  }

  /** Whatever is heard, remembered or read: the figures are those of all that was heard at once. */
  @Test
  void howACallCameDoesNotMatter() {
    Random random = new Random(4711);
    for (int turn = 0; turn < 200; turn++) {
      now.set(EIGHT);
      Today whole = today();
      Today parts = today();
      List<PastCall> stored = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        double wait = random.nextInt(60);
        Instant rang = EIGHT.minusSeconds(random.nextInt(7_000));
        PastCall call = random.nextBoolean() ? answered(rang, wait) : givesUp(rang, wait);
        hear(whole, call);
        if (random.nextBoolean()) {
          hear(parts, call);
        }
        stored.add(call);
      }
      past.calls.clear();
      past.calls.addAll(stored);
      new CatchUp(parts, past, random.nextBoolean(), () -> now.get().plusSeconds(1)).read();
      whole.caughtUp();
      assertThat(WallViewTest.shown(parts)).isEqualTo(WallViewTest.shown(whole));
    }
  }
}
