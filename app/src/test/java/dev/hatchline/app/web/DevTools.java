package dev.hatchline.app.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The DevTools protocol: JSON questions and answers, matched by number, on one WebSocket. */
final class DevTools implements AutoCloseable {
  private static final Duration ANSWER_MAX = Duration.ofSeconds(30);

  private final JsonMapper json = new JsonMapper();
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> open = new ConcurrentHashMap<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final WebSocket socket;

  private DevTools(URI address) {
    this.socket = client.newWebSocketBuilder().buildAsync(address, new Answers()).join();
  }

  static DevTools connect(URI address) {
    return new DevTools(address);
  }

  /** Asks the browser itself; {@code parameters} is a map or a record. */
  JsonNode ask(String method, Object parameters) {
    return ask(null, method, parameters);
  }

  /**
   * Asks one tab.
   *
   * @throws CompletionException if the browser refuses, or does not answer in time
   */
  JsonNode ask(@Nullable String session, String method, Object parameters) {
    int number = numbers.incrementAndGet();
    Map<String, Object> question = new HashMap<>();
    question.put("id", number);
    question.put("method", method);
    question.put("params", parameters);
    if (session != null) {
      question.put("sessionId", session);
    }
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    open.put(number, answer);
    String text = json.writeValueAsString(question);
    synchronized (this) { // one frame at a time
      socket.sendText(text, true).join();
    }
    return answer.orTimeout(ANSWER_MAX.toSeconds(), TimeUnit.SECONDS).join();
  }

  private void hear(String text) {
    JsonNode message = json.readTree(text);
    CompletableFuture<JsonNode> answer = open.remove(message.path("id").asInt(0));
    if (answer == null) {
      return; // an event; nobody waits for one
    }
    if (message.has("error")) {
      answer.completeExceptionally(new IllegalStateException(message.path("error").toString()));
    } else {
      answer.complete(message.path("result"));
    }
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
  }

  private final class Answers implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        hear(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      open.values().forEach(answer -> answer.completeExceptionally(error));
    }
  }
}
