package dev.hatchline.app.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.Hatchline;
import dev.hatchline.conf.Installation;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The engine of an installation, a process of its own; Asterisk is not there, and need not be. */
record RunningEngine(
    Home home, Process process, Map<String, String> environment, ServerSocket claim)
    implements AutoCloseable {
  private static final Duration START_MAX = Duration.ofMinutes(2);
  private static final Duration ANSWER_MAX = Duration.ofSeconds(30);
  private static final long ASK_NANOS = 50_000_000;

  /** Below the ports that the system hands out, and beside those of other tests. */
  private static final int CLAIM_FIRST = 20_302;

  private static final int CLAIM_LAST = 20_398;

  /** Waits until it answers. */
  static RunningEngine start(Home home) throws Exception {
    ServerSocket claim = claimed();
    int sound = new Installation(Path.of(""), Path.of(""), 0).audioSocketPort();
    Map<String, String> environment = new HashMap<>(home.environment());
    environment.put("HATCHLINE_PORT_OFFSET", Integer.toString(claim.getLocalPort() + 1 - sound));
    Installation installation = Installation.fromEnvironment(environment);
    for (Path folder : new Path[] {installation.log(), installation.events()}) {
      Files.createDirectories(folder);
    }
    Process process = Commands.start(Hatchline.class, environment);
    RunningEngine engine = new RunningEngine(home, process, environment, claim);
    engine.await();
    return engine;
  }

  private static ServerSocket claimed() throws IOException {
    for (int port = CLAIM_FIRST; port <= CLAIM_LAST; port += 2) {
      try {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
      } catch (BindException _) {
        // Somebody else's.
      }
    }
    throw new IllegalStateException("all ports for tests are taken");
  }

  private void await() throws Exception {
    long begun = System.nanoTime();
    while (process.isAlive() && System.nanoTime() - begun < START_MAX.toNanos()) {
      try {
        if (send("GET", "/api/calls", "").statusCode() == 200) {
          return;
        }
      } catch (ConnectException | NoSuchFileException _) {
        // Not yet.
      }
      LockSupport.parkNanos(ASK_NANOS);
    }
    close();
    throw new AssertionError("expected the engine to answer within " + START_MAX);
  }

  /** Its answer to the operator's key. */
  HttpResponse<String> send(String method, String path, String body) throws Exception {
    Installation installation = Installation.fromEnvironment(environment);
    String key = Files.readString(installation.secrets().resolve("api-key")).strip();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + installation.httpPort() + path))
              .timeout(ANSWER_MAX)
              .header("Authorization", "Bearer " + key)
              .header("Content-Type", "application/json")
              .header("Idempotency-Key", UUID.randomUUID().toString())
              .method(
                  method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    }
  }

  /** A call is owed to this number. */
  void promised(String number) throws Exception {
    HttpResponse<String> answer =
        send("POST", "/api/callbacks", "{\"number\":\"%s\",\"name\":\"Ada\"}".formatted(number));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
  }

  /** A command of the installation, as the script runs it while the engine is up. */
  Commands.Said command(Class<?> main, String... words) throws Exception {
    Map<String, String> all = new HashMap<>(environment);
    all.put("HATCHLINE_ENGINE", "up");
    return Commands.run(main, all, words);
  }

  /** As the supervisor ends it. */
  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      process.onExit().orTimeout(ANSWER_MAX.toSeconds(), TimeUnit.SECONDS).join();
    } catch (CompletionException _) {
      process.destroyForcibly();
    }
    claim.close();
  }
}
