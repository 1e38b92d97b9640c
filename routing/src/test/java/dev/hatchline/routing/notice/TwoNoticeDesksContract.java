package dev.hatchline.routing.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.SteppedClock;
import dev.hatchline.routing.callback.Fate;
import dev.hatchline.routing.notice.TwoEnginesOfNews.One;
import dev.hatchline.routing.notice.TwoEnginesOfNews.Stop;
import dev.hatchline.routing.notice.TwoEnginesOfNews.Stores;
import dev.hatchline.routing.outage.Area;
import dev.hatchline.routing.outage.Entered;
import dev.hatchline.routing.outage.Outage;
import dev.hatchline.routing.outage.OutageId;
import dev.hatchline.routing.outage.Subscription;
import dev.hatchline.routing.store.SharedHouse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two engines that tell news and outages, on one database and one Asterisk. */
abstract class TwoNoticeDesksContract {
  private static final Duration STEP = Duration.ofMinutes(3);
  private static final int STEPS_MAX = 12;
  private static final int SUBSCRIBERS = 3;

  private SharedHouse database;
  private final SteppedClock clock = new SteppedClock();
  private Stores at;
  private int numbers;

  abstract SharedHouse open() throws Exception;

  @BeforeEach
  void begin() throws Exception {
    database = open();
    at = new Stores(database.store(), database.store());
  }

  @AfterEach
  void end() {
    database.close();
  }

  private PhoneNumber number() {
    return NoticeHouse.number(numbers++);
  }

  private static News news(TwoEnginesOfNews two, PhoneNumber number) {
    return new News(
        News.Kind.PROGRESS, number, "1000", "It is sent.", null, null, two.clock.instant());
  }

  private static Outage entered(One at) throws Exception {
    Area area = new Area(new TreeSet<>(Set.of("1000")), new TreeSet<>());
    OutageId id = new OutageId(UUID.randomUUID());
    return ((Entered.Done) at.outages.enter(id, area, "It is down.", null)).now();
  }

  private static void subscribe(One at, Outage outage, PhoneNumber number) throws Exception {
    at.outages.subscribe(
        new Subscription(
            outage.id(), number, "1000", new CallId(UUID.randomUUID()), outage.since()));
  }

  private Notice row(NoticeId id) throws Exception {
    return at.b().notices().find(id).orElseThrow();
  }

  @Test
  void anOutageEnteredAtOneIsHeardAtTheOtherAfterItsNextLook() throws Exception {
    TwoEnginesOfNews two = quiet();
    Outage outage = entered(two.a);
    two.b.outages.refresh();
    assertThat(two.b.outages.concerning("1000", Optional.empty())).contains(outage);
    two.b.outages.clear(outage.id(), "It is up.");
    two.a.outages.refresh();
    assertThat(two.a.outages.concerning("1000", Optional.empty())).isEmpty();
  }

  /** Either is killed: the one that clears the outage and tells the news, or the one beside it. */
  @Test
  void whoeverStopsWhereEachIsCalledOnceForEachNews() throws Exception {
    int stops = 0;
    for (boolean clears : List.of(true, false)) {
      for (boolean before : List.of(true, false)) {
        int stopAt = 1;
        while (stops(new Stop(stopAt, before), clears, "%s %d".formatted(before, stopAt))) {
          stopAt++;
          stops++;
        }
      }
    }
    assertThat(stops).isGreaterThan(60);
  }

  /** Returns whether an engine stopped. */
  private boolean stops(Stop stop, boolean clears, String stopped) throws Exception {
    String where = (clears ? "the one that clears" : "the other") + ", stopped before " + stopped;
    List<PhoneNumber> subscribed = Stream.generate(this::number).limit(SUBSCRIBERS).toList();
    PhoneNumber customer = number();
    Outage outage = entered(quiet().b);
    for (PhoneNumber each : subscribed) {
      subscribe(quiet().b, outage, each);
    }
    TwoEnginesOfNews two = new TwoEnginesOfNews(at, clock, stop, Set.of(subscribed.getFirst()));
    One acts = clears ? two.a : two.b;
    NoticeId told = new NoticeId(UUID.randomUUID());
    two.may(acts, () -> assertThat(acts.announce(told, news(two, customer))).isTrue());
    two.may(acts, () -> acts.outages.clear(outage.id(), "It is up."));
    // Whoever heard nothing asks again.
    if (!two.alive.contains(acts)) {
      assertThat(two.b.announce(told, news(two, customer))).isTrue();
      two.b.outages.clear(outage.id(), "It is up.");
    }
    List<NoticeId> all = new ArrayList<>(List.of(told));
    subscribed.forEach(each -> all.add(allClear(outage, each)));
    for (int i = 0; i < STEPS_MAX && !over(all); i++) {
      two.pass(STEP);
    }
    judge(two, all, where);
    assertThat(two.heard)
        .as(where)
        .hasSize(SUBSCRIBERS + 1)
        .allSatisfy((_, n) -> assertThat(n).isEqualTo(1));
    clock.advance(Duration.ofHours(1));
    return !two.alive.contains(two.a);
  }

  /** One for one number, whoever has it told. */
  private static NoticeId allClear(Outage outage, PhoneNumber number) {
    String name = outage.id() + " " + number.e164();
    return new NoticeId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
  }

  /** Two engines that live on: what was before the test. */
  private TwoEnginesOfNews quiet() {
    return new TwoEnginesOfNews(at, clock, new Stop(0, true), Set.of());
  }

  private boolean over(List<NoticeId> all) throws Exception {
    for (NoticeId id : all) {
      if (!at.b().notices().find(id).map(Notice::settled).orElse(false)) {
        return false;
      }
    }
    return true;
  }

  private void judge(TwoEnginesOfNews two, List<NoticeId> all, String where) throws Exception {
    for (NoticeId id : all) {
      assertThat(row(id).settled()).as(where + ": " + row(id)).isTrue();
      assertThat(row(id).state()).as(where).isInstanceOf(NoticeState.Confirmed.class);
    }
    assertThat(two.way.ordered).as(where).doesNotHaveDuplicates();
    assertThat(two.way.refused).as(where).isEmpty();
    assertThat(two.b.news.news).as(where).noneMatch(NoticeNews.NeedsPerson.class::isInstance);
  }

  @Test
  void anOrderOfOneWhoWasStoppedJustBeforeItReachesNobody() throws Exception {
    TwoEnginesOfNews two = quiet();
    List<Runnable> orders = new ArrayList<>();
    two.way.stopped = orders;
    PhoneNumber customer = number();
    NoticeId id = new NoticeId(UUID.randomUUID());
    assertThat(two.a.announce(id, news(two, customer))).isTrue();
    assertThat(orders).hasSize(1);
    two.way.stopped = null;
    two.dies(two.a);
    for (int i = 0; i < 10; i++) {
      two.pass(Duration.ofSeconds(2));
    }
    orders.forEach(Runnable::run);
    two.pass(STEP);
    assertThat(two.heard).containsEntry(customer, 1);
    assertThat(two.way.refused).hasSize(1);
    assertThat(row(id).state()).isInstanceOf(NoticeState.Confirmed.class);
  }

  @Test
  void whomTheOtherRingsIsLeftToIt() throws Exception {
    TwoEnginesOfNews two = quiet();
    NoticeId id = new NoticeId(UUID.randomUUID());
    assertThat(two.a.announce(id, news(two, number()))).isTrue();
    One again = new One(at.b(), two.way, two.clock, new Stop(0, true));
    again.news.recovered();
    for (int i = 0; i < 5; i++) {
      again.news.pass(Duration.ofSeconds(2));
    }
    assertThat(row(id).state()).isInstanceOf(NoticeState.Dialling.class);
    two.way.record.put(two.way.ordered.getFirst(), Fate.BUSY);
    again.news.recovered();
    assertThat(two.way.record).as("is needed by a").containsValue(Fate.BUSY);
  }

  @Test
  void whatWaitsAtOneIsWithdrawnAtTheOther() throws Exception {
    TwoEnginesOfNews two = quiet();
    two.a.news.free = 0;
    NoticeId id = new NoticeId(UUID.randomUUID());
    assertThat(two.a.announce(id, news(two, number()))).isTrue();
    var withdrawn = two.b.news.desk.withdraw(id);
    two.b.news.run();
    assertThat(withdrawn).isCompletedWithValue(true);
    two.a.news.free = 100;
    two.a.news.pass(STEP);
    two.a.news.pass(STEP);
    assertThat(two.way.ordered).isEmpty();
    assertThat(row(id).state()).isInstanceOf(NoticeState.Withdrawn.class);
    assertThat(row(id).settled()).isTrue();
  }
}
