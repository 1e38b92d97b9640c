package dev.hatchline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.Engine;
import dev.hatchline.app.Setting;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.agent.Device;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an open desk is told, of a real engine. */
@Timeout(600)
class DeskLiveIT {
  private static final int DESKS = 200;

  /** A machine that is slow may miss a beat, but not so many in a row. */
  private static final int SIGN_OUTS_MAX = 5;

  /** Of the server, the client and the machine's own, whatever they begin meanwhile. */
  private static final int OTHER_THREADS_MAX = 20;

  @TempDir private Path folder;

  private EngineServer server;
  private CaseScene scene;
  private OpenDesk desk;

  @BeforeEach
  void start() throws Exception {
    server = EngineServer.start("queues: [{name: people, wrap-up: 30 min}]", folder);
    scene = new CaseScene(server.engine().getBean(Engine.class));
    desk = signIn("101");
  }

  @AfterEach
  void stop() {
    desk.close();
    server.close();
  }

  private URI base() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  private OpenDesk signIn(String extension) {
    Setting setting = server.engine().getBean(Setting.class);
    String password = setting.secrets().phones().getOrDefault(extension, "");
    return OpenDesk.signIn(base(), extension, password);
  }

  @Test
  void theCustomerIsThereWhenTheDeskIsToldWithoutAskingInBetween() {
    try (OpenDesk.Feed feed = desk.live()) {
      feed.awaitNews();
      assertThat(desk.page("/desk")).contains("Nobody now");
      scene.talks("+12025550123", "101", "40017");
      do {
        feed.awaitNews();
      } while (!desk.page("/desk").contains("+12025550123"));
    }
  }

  /** A caller whom nobody has recognised yet when the agent is set aside. */
  @Test
  void whoIsRecognisedLaterIsToldOfThen() {
    AgentId ann = new AgentId("101");
    CallId call = new CallId(UUID.randomUUID());
    Instant now = Instant.now();
    FirstRing ring = new FirstRing(now, 1);
    scene.engine().desk().handle(new RoutingEvent.AgentDevice(ann, Device.FREE));
    try (OpenDesk.Feed feed = desk.live()) {
      scene.engine().cases().call(new CallEvent.Arrived(call, now, ring, "1000", "+12025550124"));
      scene.engine().desk().handle(new RoutingEvent.AdoptedOnCall(ann, call));
      do {
        feed.awaitNews();
      } while (!desk.page("/desk").contains("+12025550124"));
    }
  }

  /** The desk is opened when the phone rings already, and nobody has written down who rings. */
  @Test
  void whomTheOtherEngineWritesDownLaterIsToldOfThen() {
    CallId call = new CallId(UUID.randomUUID());
    scene.ringsElsewhere("101", call);
    try (OpenDesk.Feed feed = desk.live()) {
      feed.awaitNews();
      assertThat(desk.page("/desk")).contains("Your phone rings", "Nobody now");
      scene.arrives(call, "+12025550125");
      feed.awaitNews();
      assertThat(desk.page("/desk")).contains("+12025550125");
    }
  }

  @Test
  void whoIsNotSignedInIsToldNothing() {
    try (OpenDesk.Feed feed = OpenDesk.Feed.open(base(), "hatchline-desk=" + "0".repeat(32))) {
      assertThat(feed.status()).isEqualTo("401");
    }
  }

  @Test
  void newsOfOneAgentIsNotToldToAnother() {
    try (OpenDesk other = signIn("102");
        OpenDesk.Feed theirs = other.live();
        OpenDesk.Feed feed = desk.live()) {
      theirs.awaitNews();
      feed.awaitNews();
      scene.talks("+12025550123", "101", "40017");
      feed.awaitNews();
      server.engine().getBean(DeskLive.class).hangUp();
      assertThat(theirs.toldUntilTheEnd()).isZero();
    }
  }

  @Test
  void theOldestOfTooManyOfOneSignInEndsAndIsToldWhy() {
    try (OpenDesk other = signIn("101");
        OpenDesk.Feed elsewhere = other.live();
        OpenDesk.Feed first = desk.live();
        OpenDesk.Feed second = desk.live();
        OpenDesk.Feed third = desk.live()) {
      first.await(DeskFeed.NEWER);
      assertThat(first.toldUntilTheEnd()).isZero();
      List<OpenDesk.Feed> others = List.of(elsewhere, second, third);
      others.forEach(OpenDesk.Feed::awaitNews);
      scene.talks("+12025550123", "101", "40017");
      others.forEach(OpenDesk.Feed::awaitNews);
    }
  }

  /** Before the next beat, which would end it, too. */
  @Test
  void whoSignsOutIsToldNoMoreFromThatMoment() {
    boolean before = false;
    for (int tries = 1; tries <= SIGN_OUTS_MAX && !before; tries++) {
      try (OpenDesk leaving = signIn("101")) {
        before = endsBeforeTheNextBeat(leaving);
      }
    }
    assertThat(before).as("ended by the sign-out").isTrue();
  }

  /** Just after a beat; false also where the machine stood still until the next one. */
  private static boolean endsBeforeTheNextBeat(OpenDesk leaving) {
    try (OpenDesk.Feed feed = leaving.live()) {
      feed.await(DeskFeed.HERE);
      long beat = System.nanoTime();
      leaving.signOut();
      assertThat(feed.toldUntilTheEnd()).as("that the desk is to ask").isOne();
      long took = System.nanoTime() - beat;
      return took < DeskLive.BEAT.minusSeconds(2).toNanos();
    }
  }

  @Test
  void manyDesksWaitWithoutAThreadForEachAndAllAreTold() {
    List<String> cookies = new ArrayList<>();
    for (int i = 0; i < DESKS / DeskFeeds.SIGN_IN_MAX; i++) {
      try (OpenDesk one = signIn("101")) {
        cookies.add(one.cookie());
      }
    }
    List<OpenDesk.Feed> feeds = new ArrayList<>();
    try {
      int before = platformThreads();
      for (int i = 0; i < DESKS; i++) {
        feeds.add(OpenDesk.Feed.open(base(), cookies.get(i % cookies.size())));
      }
      feeds.forEach(OpenDesk.Feed::awaitNews);
      assertThat(platformThreads() - before).isLessThan(OTHER_THREADS_MAX);
      scene.talks("+12025550123", "101", "40017");
      feeds.forEach(OpenDesk.Feed::awaitNews);
    } finally {
      feeds.forEach(OpenDesk.Feed::close);
    }
  }

  /** Virtual ones are not among these. */
  private static int platformThreads() {
    return Thread.getAllStackTraces().size();
  }

  @Test
  void aDeskThatIsGoneIsForgottenAtTheNextNews() {
    try (OpenDesk.Feed feed = desk.live()) {
      feed.awaitNews();
    }
    DeskLive live = server.engine().getBean(DeskLive.class);
    assertThat(live.desks()).isPositive();
    CallId call = scene.talks("+12025550123", "101", "40017");
    scene.hangsUp(call, "101");
    CaseScene.await(() -> {
      scene.free("101");
      scene.engine().desk().handle(device(Device.IN_USE));
      scene.engine().desk().handle(device(Device.FREE));
      return live.desks() == 0;
    });
  }

  private static RoutingEvent device(Device device) {
    return new RoutingEvent.AgentDevice(new AgentId("101"), device);
  }

  /** Else the server would wait for an answer that never ends, and then break it off. */
  @Test
  void theEngineEndsEachAndIsNotHeldUp() throws IOException {
    try (OpenDesk.Feed feed = desk.live()) {
      feed.awaitNews();
      server.close();
      assertThat(feed.toldUntilTheEnd()).isZero();
    }
    assertThat(log())
        .contains("Graceful shutdown complete")
        .doesNotContain("Graceful shutdown aborted");
  }

  private String log() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".log")).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }
}
