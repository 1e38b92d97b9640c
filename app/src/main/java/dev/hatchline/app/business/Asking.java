package dev.hatchline.app.business;

import dev.hatchline.app.business.Answer.Failed;
import dev.hatchline.app.business.Answer.Found;
import dev.hatchline.app.business.Answer.Missing;
import dev.hatchline.app.business.Answer.Why;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * One question under way. It ends once: by an answer, the time-out, or whoever cancels its future;
 * each of them ends the exchange.
 */
final class Asking {
  /** After no connection came about; the request, with its key, is the same. */
  private static final Duration AGAIN_AFTER = Duration.ofMillis(100);

  private static final int ATTEMPTS_MAX = 2;

  private final Transport transport;
  private final HttpRequest request;
  private final CompletableFuture<Answer> answer = new CompletableFuture<>();
  private volatile @Nullable Future<?> exchange;
  private volatile String found = "nothing";

  Asking(Transport transport, HttpRequest request) {
    this.transport = transport;
    this.request = request;
  }

  CompletableFuture<Answer> start(Duration limit) {
    answer.completeOnTimeout(new Failed(Why.TIMEOUT), limit.toNanos(), TimeUnit.NANOSECONDS);
    var _ = answer.whenComplete((_, _) -> endExchange());
    attempt(1);
    return answer;
  }

  /** What came back, for the log. */
  String found() {
    return found;
  }

  private void attempt(int number) {
    if (answer.isDone()) {
      return;
    }
    CompletableFuture<HttpResponse<Optional<byte[]>>> sent = transport.send(request);
    exchange = sent;
    var _ =
        sent.whenComplete((response, fault) -> {
          if (fault == null) {
            found = "status " + response.statusCode();
            answer.complete(judge(response.statusCode(), response.body()));
          } else {
            missed(number, fault instanceof CompletionException e ? e.getCause() : fault);
          }
        });
    if (answer.isDone()) {
      endExchange(); // it was over before there was an exchange to end
    }
  }

  private void missed(int number, @Nullable Throwable fault) {
    found = String.valueOf(fault);
    boolean unconnected =
        fault instanceof ConnectException || fault instanceof HttpConnectTimeoutException;
    if (unconnected && number < ATTEMPTS_MAX) {
      CompletableFuture.delayedExecutor(AGAIN_AFTER.toMillis(), TimeUnit.MILLISECONDS)
          .execute(() -> attempt(number + 1));
    } else if (unconnected || fault instanceof SSLHandshakeException) {
      answer.complete(new Failed(Why.UNREACHABLE));
    } else {
      answer.complete(new Failed(Why.DISCONNECTED));
    }
  }

  private void endExchange() {
    Future<?> current = exchange;
    if (current != null) {
      current.cancel(true);
    }
  }

  private static Answer judge(int status, Optional<byte[]> body) {
    return switch (status / 100) {
      case 2 ->
          body.isEmpty()
              ? new Failed(Why.TOO_LARGE)
              : JsonObjects.read(body.get())
                  .<Answer>map(Found::new)
                  .orElseGet(() -> new Failed(Why.NOT_JSON));
      case 3 -> new Failed(Why.REDIRECT);
      case 4 ->
          switch (status) {
            case 404 -> new Missing();
            case 429 -> new Failed(Why.STATUS);
            default -> new Failed(Why.REFUSED);
          };
      default -> new Failed(Why.STATUS);
    };
  }
}
