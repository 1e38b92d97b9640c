package dev.hatchline.app.web;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A browser that has the wallboard of an engine open; its page's clock stands until it is moved.
 */
public final class WallTab implements AutoCloseable {
  private final Browser browser;
  private final Tab tab;

  private WallTab(Browser browser, Tab tab) {
    this.browser = browser;
    this.tab = tab;
  }

  /**
   * Opens it.
   *
   * @param port of the engine
   * @param key of the API
   */
  public static WallTab open(int port, String key) throws Exception {
    Browser browser = Browser.start();
    PagesRig page = PagesRig.open(browser, port, key);
    page.tab().look(1600, 900, "light");
    page.go("/wall", "#feed", "Live");
    return new WallTab(browser, page.tab());
  }

  /** What is read there; white space is one blank. */
  public String text(String selector) {
    return tab.text(selector);
  }

  /** Moves the page's clock by so much, and lets its timer tick once. */
  public void later(int ms) {
    tab.later(ms);
  }

  /** For people to look at. */
  public void photo(String name) {
    try {
      tab.photo(name);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @Override
  public void close() {
    try {
      browser.close();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
