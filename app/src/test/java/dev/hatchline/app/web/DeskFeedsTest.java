package dev.hatchline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** Which desks are told, and which make way for others. */
class DeskFeedsTest {
  private static final AgentId ANN = new AgentId("101");
  private static final AgentId BOB = new AgentId("102");
  private static final String END = "end";

  private final DeskFeeds feeds = new DeskFeeds();
  private final Queue<Runnable> threads = new ArrayDeque<>();

  /** A browser, and what it has heard. */
  private static final class Browser implements DeskFeed.Line {
    private final List<String> heard = new ArrayList<>();
    private boolean gone;

    @Override
    public void say(String word) throws IOException {
      if (gone) {
        throw new IOException("gone");
      }
      heard.add(word);
    }

    @Override
    public void end() {
      heard.add(END);
    }
  }

  private Browser opened(AgentId agent, String token) {
    Browser browser = new Browser();
    assertThat(feeds.open(new DeskFeed(new DeskFeed.Whose(agent, token), browser, threads::add)))
        .isTrue();
    return browser;
  }

  private void work() {
    while (!threads.isEmpty()) {
      threads.remove().run();
    }
  }

  @Test
  void theOldestOfTooManyOfOneSignInEndsAndNoOther() {
    Browser elsewhere = opened(ANN, "elsewhere");
    Browser first = opened(ANN, "here");
    Browser second = opened(ANN, "here");
    Browser third = opened(ANN, "here");
    work();
    assertThat(first.heard).containsExactly(DeskFeed.NEWER, END);
    feeds.news(ANN);
    work();
    assertThat(List.of(elsewhere, second, third))
        .allSatisfy(desk -> assertThat(desk.heard).containsExactly(DeskFeed.NEWS));
    assertThat(first.heard).as("after its end").hasSize(2);
    assertThat(feeds.size()).isEqualTo(3);
  }

  @Test
  void moreThanAllAreRefusedButForWhoReplacesTheirOwn() {
    for (int n = 0; n < DeskFeeds.DESKS_MAX; n++) {
      var _ = opened(ANN, "sign-in " + n / DeskFeeds.SIGN_IN_MAX);
    }
    DeskFeed more = new DeskFeed(new DeskFeed.Whose(BOB, "of Bob"), new Browser(), threads::add);
    assertThat(feeds.open(more)).isFalse();
    var _ = opened(ANN, "sign-in 0");
    assertThat(feeds.size()).isEqualTo(DeskFeeds.DESKS_MAX);
  }

  @Test
  void whoSignsOutIsToldAndEndedAtOnce() {
    Browser ann = opened(ANN, "of Ann");
    Browser annElsewhere = opened(ANN, "elsewhere");
    feeds.signedOut("of Ann");
    work();
    assertThat(ann.heard).containsExactly(DeskFeed.NEWS, END);
    assertThat(annElsewhere.heard).isEmpty();
    assertThat(feeds.size()).isOne();
  }

  @Test
  void aBeatIsHeardByThoseWhoAreSignedInAndEndsTheOthers() {
    Browser ann = opened(ANN, "of Ann");
    Browser bob = opened(BOB, "of Bob");
    feeds.beat("of Bob"::equals);
    work();
    assertThat(ann.heard).containsExactly(DeskFeed.NEWS, END);
    assertThat(bob.heard).containsExactly(DeskFeed.HERE);
    assertThat(feeds.has(ANN)).isFalse();
  }

  @Test
  void newsThatComesBeforeTheLastWasSaidIsOneWithIt() {
    Browser ann = opened(ANN, "of Ann");
    Browser bob = opened(BOB, "of Bob");
    feeds.news(ANN);
    feeds.news(ANN);
    work();
    feeds.news(ANN);
    work();
    assertThat(ann.heard).containsExactly(DeskFeed.NEWS, DeskFeed.NEWS);
    assertThat(bob.heard).isEmpty();
  }

  @Test
  void aBrowserThatIsGoneIsForgotten() {
    Browser ann = opened(ANN, "of Ann");
    ann.gone = true;
    feeds.news(ANN);
    assertThat(feeds.size()).isOne();
    work();
    assertThat(feeds.size()).isZero();
  }
}
