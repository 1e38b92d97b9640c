package dev.hatchline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.Engine;
import dev.hatchline.app.webhook.Receiver;
import dev.hatchline.routing.store.DeadLetter;
import dev.hatchline.routing.store.StoreFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Dead letters on their page, in a real browser, by keys alone. Photos go to target/photos. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookPageIT {
  private static final String ONES = "#letters article";

  @TempDir private static Path folder;

  private final Receiver receiver = receiver();
  private Browser browser;
  private ApiRig api;
  private PagesRig page;

  private static Receiver receiver() {
    try {
      return new Receiver();
    } catch (IOException fault) {
      throw new AssertionError(fault);
    }
  }

  @BeforeAll
  void start() throws Exception {
    Path secrets = Files.createDirectories(folder.resolve("home/secrets"));
    Files.writeString(secrets.resolve("crm-webhook"), "a-key-of-the-test");
    api =
        ApiRig.start(
            """
            company: Northwind Power
            keys: [{name: lead, role: supervisor}]
            webhooks:
              - {name: crm, url: %s, secret: crm-webhook, events: [callback.promised]}
              - {name: wall, url: "http://127.0.0.1:9/", secret: crm-webhook, events: [call.ended]}
            """
                .formatted(receiver.url()),
            folder);
    browser = Browser.start();
  }

  @AfterAll
  void stop() throws Exception {
    browser.close();
    api.close();
    receiver.close();
  }

  /** Two letters are dead. */
  @BeforeEach
  void open() throws Exception {
    receiver.behaves(Receiver.says(410));
    for (int i = 0; i < 2; i++) {
      api.post("/api/callbacks", "{\"number\":\"%s\"}".formatted(api.number()));
      receiver.next();
    }
    CaseScene.await(() -> dead().size() == 2);
    page = PagesRig.open(browser, api.server().port(), api.server().apiKey());
    page.go("/webhooks", "#letters", "callback.promised");
  }

  /** The webhook is well again: after refusals the next attempt would come later and later. */
  @AfterEach
  void shut() throws Exception {
    page.tab().close();
    receiver.behaves(Receiver.says(200));
    for (DeadLetter letter : dead()) {
      api.post("/api/webhooks/dead/" + letter.event().id() + "/retry", "");
      receiver.next();
    }
    CaseScene.await(() -> dead().isEmpty());
  }

  private List<DeadLetter> dead() {
    try {
      return api.server().engine().getBean(Engine.class).webhooks().dead(9, Long.MAX_VALUE);
    } catch (StoreFault fault) {
      throw new AssertionError(fault);
    }
  }

  @Test
  void whatWasNotTakenIsSentAgainByAKeyAndDeletedByAnother() throws Exception {
    assertThat(page.tab().texts(ONES)).hasSize(2);
    assertThat(page.tab().text(ONES))
        .contains("callback.promised to crm", "after one attempt: status 410", "Send again");
    assertThat(page.tab().text("#states"))
        .contains("crm: 0 wait, 2 not delivered.", "It does not now: status 410", "wall: 0 wait");
    page.tab().photo("webhooks");
    page.tab().look(1280, 900, "dark");
    page.tab().photo("webhooks-dark");
    page.tab().look(390, 844, "light");
    assertThat(page.fits()).isTrue();
    page.tab().photo("webhooks-small");

    receiver.behaves(Receiver.says(200));
    String newest = dead().getFirst().event().id().toString();
    page.tabTo("Send again");
    page.tab().press(Tab.Key.ENTER);
    page.awaitPage("#done", "It is sent again");
    assertThat(receiver.next().event()).isEqualTo(newest);
    CaseScene.await(() -> dead().size() == 1);
    page.go("/webhooks", "#letters", "callback.promised");
    page.tabTo("Delete");
    page.tab().press(Tab.Key.ENTER);
    page.awaitPage("#done", "It is deleted.");
    assertThat(page.tab().text("#letters")).contains("None: everything was taken");
    assertThat(dead()).isEmpty();
  }

  /** Whoever presses twice, or has an old page, does not send what has died anew since. */
  @Test
  void theSamePressTwiceSendsItOnce() throws Exception {
    String form =
        """
        (async () => {
          const form = document.querySelector('#letters form');
          const body = new URLSearchParams(new FormData(form));
          return (await fetch(form.action, { method: 'POST', body })).url;
        })()\
        """;
    assertThat(page.tab().value(form).asString()).endsWith("?done=retry");
    receiver.next();
    CaseScene.await(() -> dead().size() == 2);
    List<DeadLetter> diedAnew = dead();
    assertThat(page.tab().value(form).asString()).endsWith("?done=gone");
    assertThat(dead()).as("it was not sent a second time").isEqualTo(diedAnew);
  }

  @Test
  void whoMayOnlyLookHasNoButtonsAndIsRefused() throws Exception {
    String key = Files.readString(folder.resolve("home/secrets/key-lead")).strip();
    PagesRig lead = PagesRig.open(browser, api.server().port(), key);
    lead.go("/webhooks", "#letters", "callback.promised");
    assertThat(lead.tab().texts("#letters button")).isEmpty();
    String path = "/webhooks/dead/" + dead().getFirst().event().id() + "/delete";
    assertThat(
            lead.tab()
                .value(
                    "fetch('%s', {method: 'POST'}).then((answer) => answer.status)".formatted(path))
                .asInt(0))
        .isEqualTo(403);
    assertThat(dead()).hasSize(2);
    lead.tab().close();
  }
}
