package dev.hatchline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The page of outages in a real browser, by keys alone. Photos go to target/photos. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutagePageIT {
  private static final String ONES = "#lasting article";

  @TempDir private static Path folder;

  private Browser browser;
  private EngineServer engine;
  private PagesRig page;

  @BeforeAll
  void start() throws Exception {
    engine = EngineServer.start("company: Northwind Power\nhours: {zone: Europe/Berlin}\n", folder);
    browser = Browser.start();
  }

  @AfterAll
  void stop() throws Exception {
    browser.close();
    engine.close();
  }

  @BeforeEach
  void open() {
    page = PagesRig.open(browser, engine.port(), engine.apiKey());
    page.go("/outages", "h1", "Northwind Power");
  }

  @AfterEach
  void shut() {
    page.tab().close();
  }

  private void enter(String sentence, String prefixes, String nextNews) {
    assertThat(page.focused()).as("where typing begins").isEqualTo("sentence");
    page.type(sentence);
    page.tab().press(Tab.Key.TAB);
    page.type(prefixes);
    page.tabTo("next-news");
    page.type(nextNews);
    page.tab().press(Tab.Key.ENTER);
  }

  private String value(String selector) {
    return page.tab().value("document.querySelector('%s').value".formatted(selector)).asString();
  }

  /** From what does not work to that it works again, at the window of a desk and of a phone. */
  @Test
  void anOutageIsEnteredSaidAnewAndClearedByKeys() throws IOException {
    assertThat(page.tab().text("#lasting")).contains("Everything works.");
    page.tab().photo("outages-none");
    enter("The network in Springfield is down.", "+1202 +1301", "2099-11-28T16:00");
    page.awaitPage("#done", "hear it from now on");
    assertThat(page.tab().texts(ONES)).hasSize(1);
    assertThat(page.tab().text(ONES))
        .contains("The network in Springfield is down.", "+1202, +1301", "next news on")
        .contains("0 want to be called");
    page.tab().photo("outages");

    page.go("/outages", "h1", "Northwind Power");
    page.tabTo("Tell callers");
    page.tab().value("document.querySelector('%s input').focus()".formatted(ONES));
    page.tab().value("document.activeElement.select()");
    page.type("The network is down until tonight.");
    assertThat(value("[name=next-news]")).as("it stays").isEqualTo("2099-11-28T16:00");
    page.tabTo("Say that");
    page.tab().press(Tab.Key.ENTER);
    page.awaitPage("#done", "hear that from now on");
    assertThat(page.tab().text(ONES)).contains("until tonight", "next news on");
    page.tab().look(1280, 900, "dark");
    page.tab().photo("outages-dark");
    page.tab().look(390, 844, "light");
    assertThat(page.fits()).isTrue();
    page.tab().photo("outages-small");

    page.tabTo("all-clear");
    page.type("The network works again.");
    page.tab().press(Tab.Key.ENTER);
    page.awaitPage("#done", "It is over.");
    assertThat(page.tab().texts(ONES)).isEmpty();
  }

  @Test
  void whatCannotBeUsedIsSaidAndStaysInItsForm() throws IOException {
    enter("It is <b>down</b>.", "1202", "");
    page.awaitPage("#problem", "beginning of numbers");
    assertThat(value("#sentence")).isEqualTo("It is <b>down</b>.");
    assertThat(value("#prefixes")).isEqualTo("1202");
    page.tab().photo("outages-problem");
    page.tabTo("prefixes");
    page.tab().value("document.activeElement.select()");
    page.type("+1202");
    page.tab().press(Tab.Key.ENTER);
    page.awaitPage("#done", "hear it from now on");
    assertThat(page.tab().text(ONES)).contains("It is <b>down</b>.");

    page.tabTo("next-news");
    page.tab().value("document.querySelector('%s [name=next-news]').focus()".formatted(ONES));
    page.type("soon");
    page.tab().press(Tab.Key.ENTER);
    page.awaitPage("#problem", "a time such as");
    assertThat(value(ONES + " [name=next-news]")).isEqualTo("soon");
    assertThat(value("#next-news")).as("of the other form").isEmpty();
    page.tab().value("document.querySelector('%s [name=all-clear]').focus()".formatted(ONES));
    page.type("It works.");
    page.tab().press(Tab.Key.ENTER);
    page.awaitPage("#done", "It is over.");
  }

  /** Two presses, or a page that was sent anew, enter one outage. */
  @Test
  void aFormThatIsSentTwiceEntersOneOutage() {
    page.type("Twice.");
    page.tab()
        .value(
            """
            (async () => {
              const form = document.querySelector('#enter form');
              const body = new URLSearchParams(new FormData(form));
              for (let i = 0; i < 2; i++) await fetch(form.action, { method: 'POST', body });
            })()\
            """);
    page.go("/outages", "#lasting", "Twice.");
    assertThat(page.tab().texts(ONES)).hasSize(1);
    page.tabTo("all-clear");
    page.type("Over.");
    page.tab().press(Tab.Key.ENTER);
    page.awaitPage("#done", "It is over.");
  }

  @Test
  void everyFieldAndButtonHasANameAndTheFocusIsSeen() {
    page.tabTo("The line");
    for (String name : new String[] {"The line", "Wallboard", "Flows", "Outages", "Webhooks"}) {
      assertThat(page.focused()).isEqualTo(name);
      assertThat(
              page.tab().value("getComputedStyle(document.activeElement).outlineStyle").asString())
          .isEqualTo("solid");
      page.tab().press(Tab.Key.TAB);
    }
    assertThat(
            page.tab()
                .value(
                    "[...document.querySelectorAll('input:not([type=hidden])')]"
                        + ".every((field) => field.labels.length === 1)")
                .asBoolean(false))
        .isTrue();
  }
}
