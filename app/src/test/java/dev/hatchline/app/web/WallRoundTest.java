package dev.hatchline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is told of a wallboard each second, and what is logged when it cannot be read. */
class WallRoundTest {
  private static final Instant NOW = Instant.parse("2026-11-27T13:20:00Z");

  private final Logger log = (Logger) LoggerFactory.getLogger(WallRound.class);
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final List<String> heard = new ArrayList<>();
  private final WallViewers viewers = new WallViewers();
  private final WallRound round = new WallRound(viewers, _ -> false, this::view, () -> NOW);
  private @Nullable String view = "one";

  private String view() {
    if (view == null) {
      throw new IllegalStateException("away");
    }
    return view;
  }

  /** A browser that hears at once. */
  private final class Browser implements WallViewer.Line {
    @Override
    public void say(WallViewer.Word word) {
      String view = word.view();
      heard.add(view == null ? WallLive.BEAT : view);
    }

    @Override
    public void end() {
      heard.add("end");
    }
  }

  @BeforeEach
  void listen() {
    logged.start();
    log.addAppender(logged);
    WallViewer viewer = new WallViewer(new Browser(), Runnable::run, null);
    assertThat(viewers.open(viewer, () -> new WallViewer.Word(NOW.toString(), "now"))).isTrue();
  }

  @AfterEach
  void detach() {
    log.detachAppender(logged);
  }

  private void look(@Nullable String next, int seconds) {
    view = next;
    for (int second = 0; second < seconds; second++) {
      round.look();
    }
  }

  @Test
  void aFaultThatLastsIsToldAtItsBeginningAndAtItsEnd() {
    look("one", 2);
    look(null, 100);
    look("two", 3);
    look(null, 2);
    assertThat(logged.list)
        .extracting(ILoggingEvent::getLevel)
        .containsExactly(Level.ERROR, Level.INFO, Level.ERROR);
    assertThat(heard)
        .containsExactly("now", "one", WallLive.BEAT, "two", WallLive.BEAT, WallLive.BEAT);
  }

  @Test
  void whileNobodyLooksNothingIsKnownToBeOver() {
    look(null, 2);
    viewers.endIf(_ -> true);
    look("one", 2);
    look(null, 2);
    assertThat(logged.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.ERROR);
  }
}
