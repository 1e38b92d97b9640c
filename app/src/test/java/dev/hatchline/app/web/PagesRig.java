package dev.hatchline.app.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** A tab of somebody with a key, on the pages of operations; by keys alone. */
record PagesRig(Tab tab, String address) {
  private static final int DOCUMENTS_MAX = 1_000;

  /**
   * A person who gives this key as their password.
   *
   * @param port of the engine
   */
  static PagesRig open(Browser browser, int port, String key) {
    Tab tab = browser.tab();
    String basic = Base64.getEncoder().encodeToString(("operations:" + key).getBytes(UTF_8));
    tab.ask("Network.enable", Map.of());
    tab.ask(
        "Network.setExtraHTTPHeaders",
        Map.of("headers", Map.of("Authorization", "Basic " + basic)));
    return new PagesRig(tab, "http://127.0.0.1:" + port);
  }

  void go(String path, String selector, String text) {
    tab.open(address + path);
    awaitPage(selector, text);
  }

  void type(String text) {
    tab.ask("Input.insertText", Map.of("text", text));
  }

  /** Goes on by the tabulator until this one has the focus. */
  void tabTo(String name) {
    for (int keys = 0; keys < 60; keys++) {
      if (name.equals(focused())) {
        return;
      }
      tab.press(Tab.Key.TAB);
    }
    throw new AssertionError("expected to come to " + name + " by the tabulator");
  }

  /** The name or the text of what has the focus. */
  String focused() {
    return tab.value("(e => e.name || e.innerText || '')(document.activeElement)").asString();
  }

  void awaitPage(String selector, String text) {
    for (int tries = 0; tries < DOCUMENTS_MAX; tries++) {
      if (pageHas(selector, text)) {
        return;
      }
    }
    throw new AssertionError("expected a page with " + text + " at " + selector);
  }

  /** False when the page that was asked has made way for another. */
  private boolean pageHas(String selector, String text) {
    try {
      tab.waitFor(
          ("document.readyState === 'complete'"
                  + " && document.querySelector('%s')?.innerText.includes('%s')")
              .formatted(selector, text));
      return true;
    } catch (CompletionException _) {
      return false;
    }
  }

  /** Whether nothing is wider than the window. */
  boolean fits() {
    return tab.value("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        .asBoolean(false);
  }
}
