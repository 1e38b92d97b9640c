package dev.hatchline.app.webhook;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer to its end, or hangs up on one that is too long: its status says it all. Only its
 * beginning is kept, for those who have more to say.
 */
final class PassedOver implements HttpResponse.BodySubscriber<String> {
  /** Bytes of an answer that are kept. */
  static final int KEPT_MAX = 4_096;

  private final CompletableFuture<String> body = new CompletableFuture<>();
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private long left;
  private Flow.@Nullable Subscription subscription;

  /** Of so many bytes at most. */
  PassedOver(long max) {
    this.left = max;
  }

  @Override
  public CompletionStage<String> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      left -= buffer.remaining();
      byte[] more = new byte[Math.min(buffer.remaining(), KEPT_MAX - kept.size())];
      buffer.get(more);
      kept.writeBytes(more);
    }
    if (left < 0 && subscription != null) {
      subscription.cancel();
      body.complete(kept.toString(StandardCharsets.UTF_8));
    }
  }

  @Override
  public void onError(Throwable fault) {
    body.completeExceptionally(fault);
  }

  @Override
  public void onComplete() {
    body.complete(kept.toString(StandardCharsets.UTF_8));
  }
}
