package dev.hatchline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.flow.FlowShelf;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.run.PromptLength;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The pages of flows in a real browser. Photos go to target/photos. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlowPageIT {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  /** What is smaller is guessed more than read. */
  private static final double LETTERS_PX_MIN = 10;

  private static final String OPERATOR =
      """
      company: Northwind Power
      lines: [{number: "1000"}, {number: "1001", flow: crowd}]
      """;

  /** Each text of the picture: its words and where it is seen, in pixels of the screen. */
  private static final String TEXTS =
      """
      const texts = [...document.querySelectorAll('#picture svg text')]
        .filter((text) => text.textContent.trim())
        .map((text) => {
          const { left, top, right, bottom } = text.getBoundingClientRect();
          const scale = text.getScreenCTM();
          const px = parseFloat(getComputedStyle(text).fontSize) * Math.hypot(scale.a, scale.b);
          const box = text.closest('.box')?.querySelector('.body').getBoundingClientRect();
          const kind = text.classList[0];
          return { words: text.textContent, kind, left, top, right, bottom, px, box };
        });
      """;

  /** One lies on the other by more than a hair. */
  private static final String OVERLAPS =
      TEXTS
          + """
          texts.flatMap((one, i) => texts.slice(i + 1)
            .filter((other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1
              && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1)
            .map((other) => `${one.words} / ${other.words}`));
          """;

  private static final String SMALL =
      TEXTS + "texts.filter((t) => t.px < %s).map((t) => t.px + ' ' + t.words);";

  private static final String OUTSIDE =
      TEXTS
          + """
          texts.filter((t) => ['title', 'kind', 'words', 'back'].includes(t.kind))
            .filter((t) => t.left < t.box.left || t.right > t.box.right || t.top < t.box.top
              || t.bottom > t.box.bottom)
            .map((t) => t.words);
          """;

  @TempDir private static Path folder;

  private Browser browser;
  private ApiRig api;
  private PagesRig page;

  @BeforeAll
  void start() throws Exception {
    Path flows = Files.createDirectories(folder.resolve("flows"));
    Files.writeString(flows.resolve(CrowdedFlow.NAME + ".yaml"), CrowdedFlow.text());
    api = ApiRig.start(OPERATOR, folder);
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

  private static String seconds(Duration length) {
    return String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1000.0);
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
    Prompt welcome =
        api.engine()
            .flows()
            .shelf()
            .live("company-line")
            .orElseThrow()
            .main()
            .read()
            .node("welcome")
            .heard()
            .orElseThrow();
    assertThat(
            page.tab()
                .value("document.querySelector('#picture #node-welcome').textContent")
                .asString())
        .as("the seconds of the line's voice")
        .contains(seconds(api.engine().promptLengths().of(welcome)))
        .doesNotContain(seconds(PromptLength.ESTIMATE.of(welcome)));
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

  /** On a screen of that size, with somebody counted at each node. */
  @ParameterizedTest
  @CsvSource({"1440, 900", "1920, 1080", "1024, 768"})
  void fiftyNodesWithManyWaysCanBeRead(int width, int height) throws Exception {
    FlowShelf shelf = api.engine().flows().shelf();
    CallId call = new CallId(UUID.randomUUID());
    var _ = shelf.take(CrowdedFlow.NAME, call);
    for (String node : CrowdedFlow.nodes()) {
      shelf.accept(new CallEvent.PromptStarted(call, NOW, node));
    }
    page.tab().look(width, height, "light");
    page.go("/flows/" + CrowdedFlow.NAME, "#version", "version 1");
    page.tab().waitFor(count("person") + ".includes(' here')");
    page.tab().photo("flow-crowd-" + width);
    assertThat(page.tab().texts("#picture .box .title")).hasSize(CrowdedFlow.NODES);
    assertThat(
            page.tab()
                .value("document.querySelector('.entrance').getBoundingClientRect().left")
                .asDouble())
        .as("where a call comes in")
        .isBetween(0.0, (double) width);
    assertThat(found(SMALL.formatted(LETTERS_PX_MIN))).as("letters that are too small").isEmpty();
    assertThat(found(OVERLAPS)).as("texts that lie on each other").isEmpty();
    assertThat(found(OUTSIDE)).as("texts that leave their box").isEmpty();
    assertThat(page.fits()).isTrue();
  }

  private List<String> found(String script) {
    return page.tab().value("{" + script + "}").valueStream().map(JsonNode::asString).toList();
  }

  private static String count(String node) {
    return "document.querySelector('#node-%s .count').textContent".formatted(node);
  }

  @Test
  void pagesWantSomebodyWhoMayAndNoFlowIsNoPage() throws Exception {
    assertThat(api.sendAnything(api.to("/flows/none")).statusCode()).isEqualTo(404);
    assertThat(api.sendAnything(api.to("/flows/none/counts")).statusCode()).isEqualTo(404);
    assertThat(api.sendAnything(api.to("/flows", "")).statusCode()).isEqualTo(401);
  }
}
