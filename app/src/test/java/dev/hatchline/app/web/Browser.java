package dev.hatchline.app.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real Chromium without a screen, steered by its DevTools protocol.
 *
 * @see <a href="https://chromedevtools.github.io/devtools-protocol/">the protocol</a>
 */
final class Browser implements AutoCloseable {
  private static final Duration START_MAX = Duration.ofSeconds(60);
  private static final Duration STOP_MAX = Duration.ofSeconds(10);
  private static final String READY = "DevTools listening on ";

  private final Process process;
  private final Path profile;
  private final DevTools tools;

  private Browser(Process process, Path profile, DevTools tools) {
    this.process = process;
    this.profile = profile;
    this.tools = tools;
  }

  /** Starts the browser; each has a profile of its own, so that none is left of it. */
  static Browser start() throws Exception {
    Path profile = Files.createTempDirectory("hatchline-browser");
    List<String> command =
        List.of(
            program().toString(),
            "--headless", // for an installed Chrome; Debian's shell has no other way
            "--no-sandbox", // only our own page on loopback is opened
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--no-first-run",
            "--hide-scrollbars",
            "--force-color-profile=srgb",
            "--user-data-dir=" + profile,
            "--remote-debugging-port=0",
            "about:blank");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("HOME", profile.toString());
    Process process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    CompletableFuture<URI> address = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> listen(process, address));
    try {
      URI found = address.get(START_MAX.toSeconds(), TimeUnit.SECONDS);
      return new Browser(process, profile, DevTools.connect(found));
    } catch (Exception e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /** Reads the browser's words to their end, so that it never waits for a reader. */
  private static void listen(Process process, CompletableFuture<URI> address) {
    StringBuilder said = new StringBuilder();
    try (BufferedReader words = process.errorReader()) {
      for (String line = words.readLine(); line != null; line = words.readLine()) {
        if (line.startsWith(READY)) {
          address.complete(URI.create(line.substring(READY.length()).strip()));
        }
        if (!address.isDone()) {
          said.append(line).append('\n');
        }
      }
      address.completeExceptionally(new IllegalStateException("expected a browser, found " + said));
    } catch (IOException e) {
      address.completeExceptionally(e);
    }
  }

  /** The browser that the test script named, or the one unpacked in this tree. */
  private static Path program() {
    String named = System.getenv("HATCHLINE_BROWSER");
    if (named != null && !named.isBlank()) {
      return Path.of(named);
    }
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path program = folder.resolve(".hatchline/tools/browser/bin/browser");
      if (Files.isExecutable(program)) {
        return program;
      }
    }
    throw new IllegalStateException(
        "expected a browser in HATCHLINE_BROWSER or in .hatchline/tools/browser, found none;"
            + " './hatchline test' unpacks one");
  }

  /** A new, empty tab with nothing shared with others. */
  Tab tab() {
    String context =
        tools.ask("Target.createBrowserContext", Map.of()).path("browserContextId").asString();
    String target =
        tools
            .ask("Target.createTarget", Map.of("url", "about:blank", "browserContextId", context))
            .path("targetId")
            .asString();
    String session =
        tools
            .ask("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .path("sessionId")
            .asString();
    return new Tab(tools, session, context);
  }

  @Override
  public void close() throws IOException {
    tools.close();
    process.destroy();
    process.onExit().completeOnTimeout(process, STOP_MAX.toSeconds(), TimeUnit.SECONDS).join();
    process.destroyForcibly().onExit().join();
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted(Comparator.reverseOrder()).forEach(Browser::delete);
    }
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
