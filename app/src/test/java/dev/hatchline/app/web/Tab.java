package dev.hatchline.app.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One tab: opens a page, reads its document, presses keys, takes photos. */
final class Tab implements AutoCloseable {
  private static final int WAIT_MAX_MS = 30_000;

  /**
   * Runs before the page's own scripts. The page's monotonic clock and its timer stand still until
   * {@code later(ms)} moves both.
   */
  private static final String BEFORE =
      """
      let at = 1000;
      const ticks = [];
      const realInterval = window.setInterval;
      performance.now = () => at;
      window.setInterval = (tick) => ticks.push(tick);
      window.later = (ms) => { at += ms; ticks.forEach((tick) => tick()); };

      window.holds = (condition, ms) => new Promise((done) => {
        const until = Date.now() + ms;
        const timer = realInterval(() => {
          let fits = false;
          try { fits = Boolean(condition()); } catch {}
          if (!fits && Date.now() <= until) return;
          clearInterval(timer);
          done(fits);
        }, 20);
      });

      window.middle = (selector) => {
        const element = document.querySelector(selector);
        element.scrollIntoView({ block: 'center' });
        const box = element.getBoundingClientRect();
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      };
      """;

  private final DevTools tools;
  private final String session;
  private final String context;

  Tab(DevTools tools, String session, String context) {
    this.tools = tools;
    this.session = session;
    this.context = context;
    ask("Page.enable", Map.of());
    ask("Page.addScriptToEvaluateOnNewDocument", Map.of("source", "{" + BEFORE + "}"));
    ask("Emulation.setTimezoneOverride", Map.of("timezoneId", "Europe/Berlin"));
    ask("Emulation.setLocaleOverride", Map.of("locale", "en-GB"));
    look(1440, 900, "light");
  }

  JsonNode ask(String method, Object parameters) {
    return tools.ask(session, method, parameters);
  }

  /** The window's size (CSS pixels) and whether the person prefers light or dark. */
  void look(int width, int height, String scheme) {
    ask(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 700));
    ask(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  void open(String address) {
    ask("Page.navigate", Map.of("url", address));
  }

  /** What this expression is; a promise is waited for. */
  JsonNode value(String expression) {
    JsonNode answer =
        ask(
            "Runtime.evaluate",
            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + answer.path("exceptionDetails"));
    }
    return answer.path("result").path("value");
  }

  /** The text of the first element that fits, as a person sees it; white space is one blank. */
  String text(String selector) {
    return value("document.querySelector(" + quote(selector) + ")?.innerText ?? 'no such element'")
        .asString()
        .replaceAll("\\s+", " ")
        .strip();
  }

  /** The texts of all visible elements that fit. */
  List<String> texts(String selector) {
    return value("[...document.querySelectorAll(" + quote(selector) + ")].map((e) => e.innerText)")
        .valueStream()
        .map(text -> text.asString().replaceAll("\\s+", " ").strip())
        .toList();
  }

  /** Waits until the expression holds. */
  void waitFor(String expression) {
    if (!value("holds(() => " + expression + ", " + WAIT_MAX_MS + ")").asBoolean(false)) {
      throw new AssertionError("expected " + expression + ", found\n" + text("body"));
    }
  }

  /** Waits until the element's text contains this. */
  void waitForText(String selector, String text) {
    waitFor(
        "document.querySelector(%s).innerText.includes(%s)"
            .formatted(quote(selector), quote(text)));
  }

  /** Moves the page's clock by so much, and lets its timer tick once. */
  void later(int ms) {
    value("later(" + ms + ")");
  }

  /** Clicks into the middle of the element, as a mouse does. */
  void click(String selector) {
    JsonNode at = value("middle(" + quote(selector) + ")");
    double x = at.path("x").asDouble();
    double y = at.path("y").asDouble();
    ask("Input.dispatchMouseEvent", new Mouse("mousePressed", x, y, "left", 1));
    ask("Input.dispatchMouseEvent", new Mouse("mouseReleased", x, y, "left", 1));
  }

  void press(Key key) {
    ask("Input.dispatchKeyEvent", new Stroke("keyDown", key.word, key.word, key.code, key.text));
    ask("Input.dispatchKeyEvent", new Stroke("keyUp", key.word, key.word, key.code, ""));
  }

  private record Mouse(String type, double x, double y, String button, int clickCount) {}

  private record Stroke(
      String type, String key, String code, int windowsVirtualKeyCode, String text) {}

  enum Key {
    TAB("Tab", 9, ""),
    ENTER("Enter", 13, "\r"),
    ESCAPE("Escape", 27, ""),
    DOWN("ArrowDown", 40, "");

    private final String word;
    private final int code;
    private final String text;

    Key(String word, int code, String text) {
      this.word = word;
      this.code = code;
      this.text = text;
    }
  }

  /** Takes a photo of the whole page, for people to look at. */
  void photo(String name) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "photos"));
    String data =
        ask("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
            .path("data")
            .asString();
    Files.write(folder.resolve(name + ".png"), Base64.getDecoder().decode(data));
  }

  private static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  @Override
  public void close() {
    tools.ask("Target.disposeBrowserContext", Map.of("browserContextId", context));
  }
}
