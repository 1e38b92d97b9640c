package dev.hatchline.app.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class NudgesTest {
  private static final InetSocketAddress ANY = new InetSocketAddress(loopback(), 0);

  /** What the other engine is to run when it has looked. */
  private final BlockingQueue<Runnable> looks = new LinkedBlockingQueue<>();

  private Nudges other;
  private Nudges mine;

  private static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }

  @BeforeEach
  void open() throws IOException {
    other = new Nudges(ANY, List.of(), looks::add);
    mine = new Nudges(ANY, List.of(new InetSocketAddress(loopback(), other.port())), _ -> {});
  }

  @AfterEach
  void close() {
    mine.close();
    other.close();
  }

  private Runnable looks() throws InterruptedException {
    Runnable then = looks.poll(60, TimeUnit.SECONDS);
    assertThat(then).as("a look").isNotNull();
    return then;
  }

  @Test
  void whoLooksIsWaitedFor() throws Exception {
    var seen = mine.seen();
    assertThat(seen).isNotDone();
    looks().run();
    seen.get(60, TimeUnit.SECONDS);
  }

  @Test
  void whoIsSilentIsWaitedForOnceAndAgainWhenTheyHaveAnswered() throws Exception {
    mine.seen().get(60, TimeUnit.SECONDS);
    assertThat(mine.seen()).isDone();
    looks().run(); // late
    looks().run();
    while (mine.seen().isDone()) {
      looks().run();
    }
  }

  @Test
  void whatIsNoNudgeOfOursIsALookAndNoMore() throws Exception {
    other.send();
    mine.send();
    looks().run();
    assertThat(looks).isEmpty();
  }
}
