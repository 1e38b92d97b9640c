package dev.hatchline.routing.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.SteppedClock;
import dev.hatchline.routing.callback.StoreException;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.notice.News;
import dev.hatchline.routing.notice.NoticeId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class OutageDeskTest {
  private static final PhoneNumber ANN = new PhoneNumber("+12025551001");
  private static final PhoneNumber BOB = new PhoneNumber("+12025551002");

  private final SteppedClock clock = new SteppedClock();
  private final MemoryOutageStore store = new MemoryOutageStore();
  private final Map<NoticeId, News> told = new LinkedHashMap<>();
  private final CaseId itsCase = new CaseId(UUID.randomUUID());
  private boolean tells = true;
  private int tried;
  private final OutageDesk desk = desk();

  private OutageDesk desk() {
    return new OutageDesk(
        new OutagePorts(
            store,
            (id, news) -> {
              tried++;
              if (tells) {
                told.putIfAbsent(id, news);
              }
              return CompletableFuture.completedFuture(tells);
            },
            _ -> CompletableFuture.completedFuture(Optional.of(itsCase)),
            Runnable::run,
            clock));
  }

  private Outage entered(String... prefixes) throws Exception {
    return ((Entered.Done) entered(desk, fresh(), prefixes)).now();
  }

  private static Entered entered(OutageDesk desk, OutageId id, String... prefixes)
      throws Exception {
    Area area = new Area(new TreeSet<>(), new TreeSet<>(List.of(prefixes)));
    return desk.enter(id, area, "It is down.", null);
  }

  private static OutageId fresh() {
    return new OutageId(UUID.randomUUID());
  }

  private void subscribes(Outage outage, PhoneNumber number) throws Exception {
    desk.subscribe(
        new Subscription(
            outage.id(), number, "1000", new CallId(UUID.randomUUID()), clock.instant()));
  }

  @Test
  void theLatestOfThoseThatConcernACallerIsToldUntilItIsOver() throws Exception {
    Outage everywhere = entered("+1");
    clock.advance(Duration.ofMinutes(1));
    Outage here = entered("+1202");
    assertThat(desk.concerning("1000", Optional.of(ANN))).contains(here);
    assertThat(desk.concerning("1000", Optional.of(new PhoneNumber("+493012345678")))).isEmpty();
    assertThat(desk.clear(here.id(), "It works.")).isInstanceOf(Entered.Done.class);
    assertThat(desk.concerning("1000", Optional.of(ANN))).contains(everywhere);
  }

  @Test
  void callersHearWhatIsSaidLast() throws Exception {
    Outage outage = entered("+1");
    var next = clock.instant().plus(Duration.ofHours(1));
    assertThat(desk.say(outage.id(), "Down until noon.", next)).isInstanceOf(Entered.Done.class);
    Outage now = desk.concerning("1000", Optional.of(ANN)).orElseThrow();
    assertThat(now.sentence()).isEqualTo("Down until noon.");
    assertThat(now.nextNews()).isEqualTo(next);
    assertThat(desk.say(new OutageId(UUID.randomUUID()), "x", null))
        .isEqualTo(new Entered.Missing());
  }

  @Test
  void whoeverSubscribedIsToldOnceThatItIsOver() throws Exception {
    Outage outage = entered("+1");
    subscribes(outage, ANN);
    subscribes(outage, ANN);
    subscribes(outage, BOB);
    assertThat(told).isEmpty();
    assertThat(desk.clear(outage.id(), "It works again.")).isInstanceOf(Entered.Done.class);
    assertThat(told.values()).extracting(News::number).containsExactlyInAnyOrder(ANN, BOB);
    assertThat(told.values())
        .allMatch(
            news -> news.sentence().equals("It works again.") && itsCase.equals(news.about()));
    assertThat(store.find(outage.id()).orElseThrow().state())
        .isInstanceOf(OutageState.Cleared.class);
    assertThat(desk.clear(outage.id(), "Once more.")).isInstanceOf(Entered.Over.class);
    assertThat(told).hasSize(2);
  }

  @Test
  void anEngineThatStopsWhileItIsClearedIsFollowedByOneThatTellsTheRest() throws Exception {
    Outage outage = entered("+1");
    subscribes(outage, ANN);
    tells = false;
    assertThat(desk.clear(outage.id(), "It works again.")).isInstanceOf(Entered.Done.class);
    assertThat(told).isEmpty();
    assertThat(desk.concerning("1000", Optional.of(ANN))).isEmpty();
    tells = true;
    desk().refresh();
    assertThat(told).hasSize(1);
    desk().refresh();
    assertThat(told).hasSize(1);
    assertThat(store.find(outage.id()).orElseThrow().state())
        .isInstanceOf(OutageState.Cleared.class);
  }

  @Test
  void whoeverSubscribesWhileItIsClearedIsToldAllTheSame() throws Exception {
    Outage outage = entered("+1");
    assertThat(desk.clear(outage.id(), "It works again.")).isInstanceOf(Entered.Done.class);
    subscribes(outage, ANN);
    assertThat(told.values()).extracting(News::number).containsExactly(ANN);
  }

  /** As when the engine died before it had answered, and whoever asked asks its successor. */
  @Test
  void whatIsEnteredTwiceUnderOneIdIsOneOutageAsItIsNow() throws Exception {
    OutageId id = fresh();
    Outage first = ((Entered.Done) entered(desk, id, "+1")).now();
    clock.advance(Duration.ofMinutes(1));
    OutageDesk next = desk();
    assertThat(entered(next, id, "+1")).isEqualTo(new Entered.Done(first));
    assertThat(next.open()).containsExactly(first);
    assertThat(next.clear(id, "It works.")).isInstanceOf(Entered.Done.class);
    assertThat(((Entered.Done) entered(next, id, "+1")).now().open()).isFalse();
    assertThat(next.open()).isEmpty();
  }

  @Test
  void whatWasEnteredIsFoundAlsoWhenThereAreTooMany() throws Exception {
    OutageId id = fresh();
    assertThat(entered(desk, id, "+1")).isInstanceOf(Entered.Done.class);
    for (int i = 1; i < OutageDesk.OPEN_MAX; i++) {
      entered("+1");
    }
    assertThat(entered(desk, id, "+1")).isInstanceOf(Entered.Done.class);
    assertThat(entered(desk, fresh(), "+1")).isInstanceOf(Entered.TooMany.class);
  }

  @Test
  void soManyAtOnceAndNoMore() throws Exception {
    for (int i = 0; i < OutageDesk.OPEN_MAX; i++) {
      entered("+1");
    }
    assertThat(desk.enter(fresh(), new Area(new TreeSet<>(), new TreeSet<>()), "x", null))
        .isEqualTo(new Entered.TooMany(OutageDesk.OPEN_MAX));
  }

  @Test
  @Timeout(10)
  void whoIsNeverFirstToChangeItIsToldSo() throws Exception {
    Outage outage = entered("+1");
    store.others = OutageDesk.TRIES_MAX - 1;
    assertThat(desk.say(outage.id(), "Soon.", null)).isInstanceOf(Entered.Done.class);
    store.others = Integer.MAX_VALUE;
    assertThatThrownBy(() -> desk.clear(outage.id(), "It works again."))
        .isInstanceOf(StoreException.class);
    assertThat(desk.open()).singleElement().matches(Outage::open);
  }

  @Test
  void whileNothingIsLastingNobodyElseIsTried() throws Exception {
    Outage outage = entered("+1");
    subscribes(outage, ANN);
    subscribes(outage, BOB);
    tells = false;
    assertThat(desk.clear(outage.id(), "It works again.")).isInstanceOf(Entered.Done.class);
    assertThat(tried).isEqualTo(1);
  }

  @Test
  void whoSubscribesTooLateToBeCalledIsNotSaidToBe() throws Exception {
    Outage outage = entered("+1");
    assertThat(desk.clear(outage.id(), "It works again.")).isInstanceOf(Entered.Done.class);
    tells = false;
    assertThatThrownBy(() -> subscribes(outage, ANN)).isInstanceOf(StoreException.class);
  }
}
