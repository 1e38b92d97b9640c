package dev.hatchline.app.business;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The JDK's client, which follows no redirect. */
final class HttpTransport implements Transport {
  /** A connection that takes longer is none, and may be tried again. */
  private static final Duration CONNECT_MAX = Duration.ofSeconds(2);

  private final int answerMax;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT_MAX)
          .executor(threads)
          .build();

  HttpTransport(int answerMax) {
    this.answerMax = answerMax;
  }

  @Override
  public CompletableFuture<HttpResponse<Optional<byte[]>>> send(HttpRequest request) {
    return client.sendAsync(request, LimitedBody.handler(answerMax));
  }

  @Override
  public void close() {
    client.shutdownNow();
    threads.shutdownNow();
  }
}
