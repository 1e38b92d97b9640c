package dev.hatchline.routing.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.SteppedClock;
import dev.hatchline.routing.callback.Fate;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * An engine that stops dead before or after the first, the second, … thing that it asks of the
 * store: the next one takes over, and nobody is rung twice for the same attempt.
 */
class NoticeCrashTest {
  private static final class Dead extends Error {
    private static final long serialVersionUID = 1;
  }

  private final SteppedClock clock = new SteppedClock();

  /** The store as an engine sees it that stops at the n-th thing. */
  private static NoticeStore stopping(NoticeStore store, int stopAt, boolean before) {
    int[] count = {0};
    return (NoticeStore)
        Proxy.newProxyInstance(
            NoticeCrashTest.class.getClassLoader(),
            new Class<?>[] {NoticeStore.class},
            (_, method, arguments) -> {
              count[0]++;
              if (count[0] > stopAt || (count[0] == stopAt && before)) {
                throw new Dead();
              }
              try {
                Object answer = method.invoke(store, arguments);
                if (count[0] == stopAt) {
                  throw new Dead();
                }
                return answer;
              } catch (InvocationTargetException fault) {
                throw fault.getCause();
              }
            });
  }

  private static NoticeHouse house(
      NoticeStore store, NoticeHouse.Exchange way, SteppedClock clock) {
    return new NoticeHouse(store, way, clock, new NoticePace(4, 10, 2));
  }

  /** The phone is busy at first, and then answered, and the key pressed. */
  private static void live(NoticeHouse house, NoticeHouse.Exchange way, Set<CallId> answered) {
    house.recovered();
    for (int i = 0; i < 60; i++) {
      house.pass(Duration.ofMinutes(1));
      for (CallId key : List.copyOf(way.ordered)) {
        if (way.record.get(key) == Fate.DIALLING) {
          boolean busy = way.ordered.indexOf(key) == 0;
          if (!busy) {
            answered.add(key);
          }
          house.dialled(key, busy ? Fate.BUSY : Fate.ANSWERED);
          if (!busy) {
            house.desk.confirmed(key);
            house.desk.ended(key);
            house.run();
          }
        }
      }
    }
  }

  @Test
  void whoeverStopsWhereNobodyIsAnsweredTwiceAndEverythingComesToAnEnd() {
    int stops = 0;
    for (boolean before : List.of(true, false)) {
      for (int stopAt = 1; stopAt < 30; stopAt++) {
        MemoryNoticeStore store = new MemoryNoticeStore();
        NoticeHouse.Exchange way = new NoticeHouse.Exchange();
        Set<CallId> answered = new HashSet<>();
        NoticeId id = new NoticeId(UUID.randomUUID());
        NoticeHouse first = house(stopping(store, stopAt, before), way, clock);
        if (stops(first, id, way, answered)) {
          stops++;
        }
        clock.advance(Duration.ofSeconds(2));
        NoticeHouse second = house(store, way, clock);
        ask(second, id);
        live(second, way, answered);
        String where = "stopped %s %d".formatted(before ? "before" : "after", stopAt);
        Notice end = store.row(id);
        assertThat(end.settled()).as(where).isTrue();
        assertThat(end.state().open()).as(where).isFalse();
        assertThat(way.ordered).as(where).doesNotHaveDuplicates();
        assertThat(way.refused).as(where).isEmpty();
        assertThat(answered).as(where).hasSizeLessThanOrEqualTo(1);
        assertThat(second.news.stream().filter(NoticeNews.NeedsPerson.class::isInstance).count())
            .as(where)
            .isEqualTo(end.state() instanceof NoticeState.Unknown ? 1 : 0);
      }
    }
    assertThat(stops).isGreaterThan(15);
  }

  private static boolean stops(
      NoticeHouse house, NoticeId id, NoticeHouse.Exchange way, Set<CallId> answered) {
    try {
      ask(house, id);
      live(house, way, answered);
      return false;
    } catch (Dead _) {
      return true;
    }
  }

  private static void ask(NoticeHouse house, NoticeId id) {
    News news =
        new News(
            News.Kind.ALL_CLEAR,
            NoticeHouse.number(1),
            "1000",
            "It works again.",
            null,
            null,
            house.clock.instant());
    var _ = house.desk.announce(id, news);
    house.run();
  }
}
