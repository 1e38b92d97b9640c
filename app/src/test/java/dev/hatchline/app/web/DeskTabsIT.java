package dev.hatchline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.Engine;
import dev.hatchline.app.Setting;
import dev.hatchline.call.CallId;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The desk in a tab of a real browser at which nobody looks; the page's timer stands still. */
@Timeout(600)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskTabsIT {
  private static final String AGENT = "101";

  /** Each connection that the page has begun. */
  private static final String FEEDS =
      """
      window.feeds = [];
      window.EventSource = class extends window.EventSource {
        constructor(path) { super(path); feeds.push(this); }
      };
      """;

  @TempDir private static Path folder;

  private EngineServer server;
  private CaseScene scene;
  private Browser browser;
  private OpenDesk desk;
  private Tab tab;

  @BeforeAll
  void start() throws Exception {
    server = EngineServer.start("queues: [{name: people, wrap-up: 30 min}]", folder);
    scene = new CaseScene(server.engine().getBean(Engine.class));
    browser = Browser.start();
  }

  @AfterAll
  void stop() throws Exception {
    browser.close();
    server.close();
  }

  @BeforeEach
  void open() {
    URI base = URI.create("http://127.0.0.1:" + server.port());
    Setting setting = server.engine().getBean(Setting.class);
    desk = OpenDesk.signIn(base, AGENT, setting.secrets().phones().getOrDefault(AGENT, ""));
    String[] cookie = desk.cookie().split("=", 2);
    tab = browser.tab();
    tab.ask(
        "Network.setCookie",
        Map.of("name", cookie[0], "value", cookie[1], "url", base.resolve("/desk").toString()));
    tab.ask("Page.addScriptToEvaluateOnNewDocument", Map.of("source", FEEDS));
    tab.open(base.resolve("/desk").toString());
    CaseScene.await(() -> live().desks() == 1);
    tab.waitForText("#who", "Nobody now");
  }

  @AfterEach
  void shut() {
    tab.close();
    desk.close();
    live().hangUp();
    CaseScene.await(() -> live().desks() == 0);
  }

  private DeskLive live() {
    return server.engine().getBean(DeskLive.class);
  }

  /** As a browser says it when somebody goes to another tab, or comes back. */
  private void looked(boolean at) {
    tab.value(
        """
        Object.defineProperty(document, 'hidden', { configurable: true, value: %s });
        document.dispatchEvent(new Event('visibilitychange'));
        """
            .formatted(!at));
  }

  private String icon() {
    return tab.value("document.querySelector('link[rel=icon]').getAttribute('href')").asString();
  }

  @Test
  void aCallIsSeenOnATabThatNobodyLooksAt() {
    looked(false);
    assertThat(icon()).isEqualTo("/favicon.svg");
    CallId call = scene.arrives("+12025550171");
    scene.ringsElsewhere(AGENT, call);
    tab.waitFor("document.title.startsWith('Your phone rings: +12025550171')");
    assertThat(icon()).isEqualTo("/favicon-rings.svg");
    assertThat(tab.text("#who")).isEqualTo("+12025550171");
    scene.ringsNowhere();
    tab.waitFor("!document.title.includes('rings')");
    assertThat(icon()).isEqualTo("/favicon.svg");
  }

  @Test
  void theOldestDeskOfOneSignInRestsUntilSomebodyLooksAtIt() {
    try (OpenDesk.Feed second = desk.live();
        OpenDesk.Feed third = desk.live()) {
      tab.waitFor("feeds.at(-1).readyState === EventSource.CLOSED");
      tab.later(60_000);
      assertThat(tab.value("feeds.length").asInt()).isOne();
      looked(false);
      assertThat(tab.value("feeds.length").asInt()).isOne();
      looked(true);
      second.await(DeskFeed.NEWER);
      third.awaitNews();
      assertThat(tab.value("feeds.length").asInt()).isEqualTo(2);
    }
  }
}
