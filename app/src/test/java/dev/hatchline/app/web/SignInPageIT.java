package dev.hatchline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.conf.Role;
import dev.hatchline.conf.User;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Signing in and out in a real browser, by keys alone. Photos go to target/photos. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInPageIT {
  @TempDir private static Path folder;

  private Browser browser;
  private EngineServer engine;
  private PagesRig page;

  @BeforeAll
  void start() throws Exception {
    engine = EngineServer.start("company: Northwind Power\n" + SignedIn.USERS, folder);
    browser = Browser.start();
  }

  @AfterAll
  void stop() throws Exception {
    browser.close();
    engine.close();
  }

  @BeforeEach
  void open() {
    page = new PagesRig(browser.tab(), "http://127.0.0.1:" + engine.port());
  }

  @AfterEach
  void shut() {
    page.tab().close();
  }

  private void signIn(String name, String password) {
    page.tabTo("name");
    page.type(name);
    page.tabTo("password");
    page.type(password);
    page.tab().press(Tab.Key.ENTER);
  }

  @Test
  void whoSignsInDoesSomethingAndSignsOutAgain() throws Exception {
    page.go("/outages", "h2", "Sign in");
    assertThat(page.focused()).as("where typing begins").isEqualTo("name");
    page.tab().photo("sign-in");
    page.tab().look(360, 640, "dark");
    assertThat(page.fits()).isTrue();
    page.tab().photo("sign-in-small");
    signIn("a-supervisor", SignedIn.PASSWORD);
    page.awaitPage("#lasting", "Everything works.");
    page.tabTo("sentence");
    page.type("Nothing works.");
    page.tab().press(Tab.Key.ENTER);
    page.awaitPage("#done", "Callers whom it concerns hear it");
    page.go("/", "h1", "Northwind Power");
    page.tab().waitForText("#feed", "Live");
    page.go("/sign-out", "#name", "a-supervisor");
    page.tabTo("Sign out");
    page.tab().press(Tab.Key.ENTER);
    page.awaitPage("h2", "Sign in");
    page.go("/", "h2", "Sign in");
  }

  @Test
  void whoseSessionEndsElsewhereIsLedToSignInByTheLivePage() {
    page.go("/", "h2", "Sign in");
    signIn("a-operator", SignedIn.PASSWORD);
    page.awaitPage("#feed", "Live");
    UserSessions sessions = engine.engine().getBean(UserSessions.class);
    for (int i = 0; i < Sessions.SESSIONS_MAX; i++) {
      sessions.begin(new User("x", Role.OPERATOR, ""));
    }
    page.tab().waitForText("#feed", "Not connected");
    page.tab().later(3_000); // when it tries again
    page.awaitPage("h2", "Sign in");
  }

  @Test
  void aWrongPasswordIsToldAndTheNameStays() throws Exception {
    page.go("/sign-in", "h2", "Sign in");
    signIn("a-operator", "wrong password");
    page.awaitPage("#problem", "The name or the password is wrong.");
    assertThat(page.tab().value("document.querySelector('#name').value").asString())
        .isEqualTo("a-operator");
    page.tab().photo("sign-in-problem");
  }
}
