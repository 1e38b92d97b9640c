package dev.hatchline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.flow.FlowShelf;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The pages of flows in a real browser. Photos go to target/photos. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlowPageIT {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  @TempDir private static Path folder;

  private Browser browser;
  private ApiRig api;
  private PagesRig page;

  @BeforeAll
  void start() throws Exception {
    api = ApiRig.start("company: Northwind Power\n", folder);
    browser = Browser.start();
  }

  @AfterAll
  void stop() throws Exception {
    browser.close();
    api.close();
  }

  @BeforeEach
  void open() {
    page = PagesRig.open(browser, api.server().port(), api.server().apiKey());
  }

  @AfterEach
  void shut() {
    page.tab().close();
  }

  @Test
  void flowsOfTheLinesAreListedAndLeadToTheirPictures() throws Exception {
    page.go("/flows", "#flows", "company-line");
    assertThat(page.tab().text("#flows")).contains("line 1000", "version 1 by hatchline");
    page.tab().photo("flows");
    page.tabTo("company-line");
    page.tab().press(Tab.Key.ENTER);
    page.awaitPage("#version", "version 1");
    assertThat(page.tab().texts("#picture .box .title")).hasSizeGreaterThan(30);
    assertThat(page.tab().text("#picture")).contains("a person, from everywhere", "which-order");
    assertThat(page.tab().value("getComputedStyle(document.querySelector('.flow .way')).fill"))
        .as("the looks come by a file: the page lets nothing in but from itself")
        .hasToString("\"none\"");
    assertThat(page.fits()).isTrue();
  }

  @Test
  void callersAreCountedWhereTheyAre() throws Exception {
    FlowShelf shelf = api.engine().flows().shelf();
    CallId call = new CallId(UUID.randomUUID());
    CallId other = new CallId(UUID.randomUUID());
    var _ = shelf.take("company-line", call);
    var _ = shelf.take("company-line", other);
    page.go("/flows/company-line", "#version", "heard by");
    shelf.accept(new CallEvent.PromptStarted(call, NOW, "welcome"));
    shelf.accept(new CallEvent.PromptStarted(other, NOW, "welcome"));
    shelf.accept(new CallEvent.ZeroOut(other, NOW, "welcome", "0"));
    page.tab().waitFor(count("welcome") + " === '1 here · 2 · ↗ 1'");
    page.tab().photo("flow");
    page.tab().look(1280, 900, "dark");
    page.tab().photo("flow-dark");
    shelf.accept(new CallEvent.PromptStarted(call, NOW, "service"));
    page.tab().waitFor(count("welcome") + " === '2 · ↗ 1'");
    page.tab().waitFor(count("service") + " === '1 here · 1'");
  }

  private static String count(String node) {
    return "document.querySelector('#node-%s .count').textContent".formatted(node);
  }

  @Test
  void pagesNeedNoKeyOnThisMachineAndNoFlowIsNoPage() throws Exception {
    assertThat(api.sendAnything(api.to("/flows/none")).statusCode()).isEqualTo(404);
    assertThat(api.sendAnything(api.to("/flows/none/counts")).statusCode()).isEqualTo(404);
    assertThat(api.sendAnything(api.to("/flows", "")).statusCode()).isEqualTo(200);
  }
}
