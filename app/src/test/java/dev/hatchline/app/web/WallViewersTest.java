package dev.hatchline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** Who looks at the wallboard, and what each is told. */
class WallViewersTest {
  private static final String END = "end";
  private static final Instant NOW = Instant.parse("2026-11-27T13:20:00Z");

  private final WallViewers viewers = new WallViewers();
  private final Queue<Runnable> threads = new ArrayDeque<>();

  /** A browser, and what it has heard. */
  private static final class Browser implements WallViewer.Line {
    private final List<String> heard = new ArrayList<>();
    private boolean gone;

    @Override
    public void say(WallViewer.Word word) throws IOException {
      if (gone) {
        throw new IOException("gone");
      }
      String view = word.view();
      heard.add(view == null ? WallLive.BEAT : view);
    }

    @Override
    public void end() {
      heard.add(END);
    }
  }

  private Browser opened(String view) {
    Browser browser = new Browser();
    assertThat(viewers.open(new WallViewer(browser, threads::add, null), () -> word(view)))
        .isTrue();
    work();
    return browser;
  }

  private static WallViewer.Word word(String view) {
    return new WallViewer.Word(NOW.toString(), view);
  }

  private void work() {
    while (!threads.isEmpty()) {
      threads.remove().run();
    }
  }

  private void told(String view) {
    viewers.tell(view, NOW);
    work();
  }

  @Test
  void aViewIsToldWhenItIsAnotherAndElseABeat() {
    Browser browser = opened("one");
    told("one");
    told("one");
    told("two");
    told("two");
    assertThat(browser.heard).containsExactly("one", "one", WallLive.BEAT, "two", WallLive.BEAT);
  }

  /** Between two seconds something came and went. */
  @Test
  void whoCameInBetweenIsToldThatItIsOver() {
    Browser first = opened("one");
    told("one");
    Browser second = opened("for a moment");
    told("one");
    assertThat(second.heard).containsExactly("for a moment", "one");
    assertThat(first.heard).endsWith("one");
  }

  @Test
  void whoIsSlowHearsTheLatestAndNoBeatInItsPlace() {
    Browser browser = opened("one");
    viewers.tell("two", NOW);
    viewers.tell("three", NOW);
    viewers.tell("four", NOW);
    viewers.tell("four", NOW);
    work();
    assertThat(browser.heard).containsExactly("one", "two", "four");
    told("four");
    assertThat(browser.heard).endsWith(WallLive.BEAT);
  }

  @Test
  void whoTakesNothingForTooLongIsGivenUp() {
    Browser browser = opened("one");
    for (int second = 0; second < WallViewer.SLOW_MAX; second++) {
      viewers.tell("two", NOW);
      assertThat(viewers.size()).isOne();
    }
    viewers.tell("two", NOW);
    assertThat(viewers.size()).isZero();
    work();
    assertThat(browser.heard).endsWith(END);
  }

  @Test
  void whoTakesEachWordLateIsNotGivenUp() {
    Browser browser = opened("one");
    for (int turn = 0; turn < 20; turn++) {
      for (int second = 1; second < WallViewer.SLOW_MAX; second++) {
        viewers.tell("view " + turn, NOW);
      }
      work();
    }
    assertThat(viewers.size()).isOne();
    assertThat(browser.heard).doesNotContain(END);
  }

  @Test
  void oneMoreThanThereMayBeIsRefused() {
    for (int n = 0; n < WallViewers.VIEWERS_MAX; n++) {
      var _ = opened("one");
    }
    Browser more = new Browser();
    assertThat(viewers.open(new WallViewer(more, threads::add, null), () -> word("one"))).isFalse();
    work();
    assertThat(more.heard).isEmpty();
    assertThat(viewers.size()).isEqualTo(WallViewers.VIEWERS_MAX);
  }

  @Test
  void whoIsGoneIsForgotten() {
    Browser browser = opened("one");
    browser.gone = true;
    told("two");
    assertThat(viewers.size()).isZero();
  }

  @Test
  void thoseWhoseSignInIsOverAreEnded() {
    Browser other = opened("one");
    Browser browser = new Browser();
    assertThat(viewers.open(new WallViewer(browser, threads::add, "token"), () -> word("one")))
        .isTrue();
    viewers.endIf(viewer -> "token".equals(viewer.session()));
    work();
    assertThat(browser.heard).endsWith(END);
    assertThat(other.heard).doesNotContain(END);
    assertThat(viewers.size()).isOne();
  }
}
