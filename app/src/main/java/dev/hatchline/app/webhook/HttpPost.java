package dev.hatchline.app.webhook;

import dev.hatchline.conf.Webhook;
import dev.hatchline.routing.store.OutboxEvent;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The JDK's client over HTTP/1.1; it follows no redirect, which could lead anywhere. */
final class HttpPost implements Post {
  static final String EVENT_HEADER = "Hatchline-Event";

  /** The same again, by the name that receivers of orders know. */
  static final String KEY_HEADER = "Idempotency-Key";

  /** Bytes of an answer that are read, and passed over, so that the connection may be kept. */
  static final int ANSWER_MAX = 64 * 1024;

  private static final Duration CONNECT_MAX = Duration.ofSeconds(5);

  /** From the beginning to the end of the answer; much less than a claim lasts. */
  static final Duration ATTEMPT_MAX = Duration.ofSeconds(10);

  private final InstantSource clock;
  private final Duration attemptMax;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT_MAX)
          .executor(threads)
          .build();

  HttpPost(InstantSource clock, Duration attemptMax) {
    this.clock = clock;
    this.attemptMax = attemptMax;
  }

  @Override
  public Answer send(Target target, OutboxEvent event) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(target.webhook().url())
            .header("Content-Type", "application/json")
            .header("User-Agent", "Hatchline")
            .header(EVENT_HEADER, event.id().toString())
            .header(KEY_HEADER, event.id().toString())
            .header(Signature.HEADER, Signature.of(target.key(), clock.instant(), event.body()))
            .POST(BodyPublishers.ofString(event.body()))
            .build();
    CompletableFuture<HttpResponse<String>> exchange =
        client.sendAsync(request, _ -> new PassedOver(ANSWER_MAX));
    try {
      HttpResponse<String> answer = exchange.get(attemptMax.toNanos(), TimeUnit.NANOSECONDS);
      return target.books() && event.type().equals(Webhook.CREDITED)
          ? BookingAnswer.of(answer.statusCode(), answer.body())
          : Answer.of(answer.statusCode());
    } catch (TimeoutException _) {
      return new Answer.Failed("no answer within " + attemptMax.toSeconds() + " s");
    } catch (ExecutionException fault) {
      return new Answer.Failed(why(fault.getCause()));
    } finally {
      exchange.cancel(true); // ends the connection of an exchange that is not over
    }
  }

  private static String why(@Nullable Throwable fault) {
    return switch (fault) {
      case HttpConnectTimeoutException _ ->
          "no connection within " + CONNECT_MAX.toSeconds() + " s";
      case ConnectException _ -> "no connection";
      case SSLException e -> "no secure connection: " + e.getMessage();
      case null, default -> "the connection ended within the answer";
    };
  }

  @Override
  public void close() {
    client.shutdownNow();
    threads.shutdownNow();
  }
}
