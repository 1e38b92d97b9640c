package dev.hatchline.phones;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * One baresip process. It runs in a session of its own, so that Ctrl-C at the terminal reaches only
 * us, who hang up first; and beside it a shell waits on a pipe from us: when we die, be it by kill
 * -9, the pipe closes and the shell kills baresip and removes its folder. (The pipe closes as well
 * when baresip ends by itself; then no process with its pid and folder is found, and nothing done.)
 */
final class Baresip {
  private static final Duration START_MAX = Duration.ofSeconds(15);
  private static final int LINES_KEPT = 40;
  private static final String GUARD =
      """
      folder=$1; shift
      exec 3<&0
      (
        read -r _ <&3
        if grep -aqF -- "$folder" /proc/$$/cmdline; then kill -9 $$; rm -rf "$folder"; fi
      ) </dev/null >/dev/null 2>&1 &
      exec "$@" </dev/null 3<&-
      """;

  private final Process process;
  private final SipTrace trace = new SipTrace();
  private final Deque<String> lastLines = new ArrayDeque<>();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final CompletableFuture<Void> silent = new CompletableFuture<>();

  private final BaresipFolder folder;
  private final ControlLink link;

  private Baresip(Process process, BaresipFolder folder, int controlPort) throws IOException {
    this.process = process;
    this.folder = folder;
    // A pipe's reader blocks its thread, so it must not be a virtual one.
    Thread.ofPlatform().daemon().name("phone-output").start(this::read);
    awaitReady();
    this.link = connect(controlPort);
  }

  private ControlLink connect(int port) throws IOException {
    try {
      return new ControlLink(port);
    } catch (IOException e) {
      kill();
      throw e;
    }
  }

  /**
   * Starts it in its configured folder and waits until it takes commands; a {@link PortTaken} may
   * be tried again.
   */
  static Baresip start(Path program, BaresipFolder home, int controlPort) throws IOException {
    String folder = home.path().toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            "setsid",
            "sh",
            "-c",
            GUARD,
            "phone",
            folder,
            program.toString(),
            "-4",
            "-s",
            "-f",
            folder);
    builder.redirectErrorStream(true);
    return new Baresip(builder.start(), home, controlPort);
  }

  /** Begins to report what ctrl_tcp says, in order, on one thread, which must not run commands. */
  void listen(Consumer<Map<?, ?>> listener) {
    link.begin(listener);
  }

  /**
   * Runs a command of baresip.
   *
   * @throws PhoneException if it refuses, does not answer within 10 s, or is gone
   */
  void run(String command, String parameters) {
    link.run(command, parameters);
  }

  BaresipFolder folder() {
    return folder;
  }

  private void awaitReady() {
    try {
      ready.get(START_MAX.toMillis(), TimeUnit.MILLISECONDS);
      return;
    } catch (ExecutionException | TimeoutException _) {
      kill();
    } catch (InterruptedException _) {
      kill();
      Thread.currentThread().interrupt();
    }
    String said = lastWords();
    if (said.contains("Address already in use")) {
      throw new PortTaken();
    }
    throw new PhoneException("the phone program did not start; it said: " + said);
  }

  /** Somebody took a port between our look and baresip's start. */
  static final class PortTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PortTaken() {
      super("a port of the phone is taken by another program");
    }
  }

  private void read() {
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      boolean taken = false;
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        keep(line);
        trace.line(line);
        taken |= line.contains("Address already in use");
        if (line.contains("baresip is ready") && !taken) {
          ready.complete(null);
        } else if (line.contains("baresip is ready")) {
          ready.completeExceptionally(new PortTaken());
        }
      }
    } catch (IOException _) {
      // The process is gone, and its output with it.
    } finally {
      ready.completeExceptionally(new PhoneException("the phone program ended at once"));
      silent.complete(null);
    }
  }

  private void keep(String line) {
    if (line.isBlank()) {
      return;
    }
    synchronized (lastLines) {
      lastLines.addLast(line.replaceAll("\\x1b\\[[0-9;]*m", ""));
      if (lastLines.size() > LINES_KEPT) {
        lastLines.removeFirst();
      }
    }
  }

  /** The end of what it printed. */
  String lastWords() {
    synchronized (lastLines) {
      return String.join(" | ", lastLines);
    }
  }

  SipTrace trace() {
    return trace;
  }

  long pid() {
    return process.pid();
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Done when the process is gone and all it printed and reported is read. */
  CompletableFuture<Void> gone() {
    return CompletableFuture.allOf(process.onExit(), silent, link.ended());
  }

  /** SIGKILL: nobody is told goodbye. Returns when it is gone. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Waits for its end, then kills. */
  void endWithin(Duration limit) {
    try {
      process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException _) {
      kill();
    } catch (InterruptedException _) {
      kill();
      Thread.currentThread().interrupt();
    }
    link.close();
  }
}
