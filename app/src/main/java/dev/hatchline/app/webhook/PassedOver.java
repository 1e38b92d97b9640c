package dev.hatchline.app.webhook;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Reads an answer to its end, or hangs up on one that is too long: its status says it all. */
final class PassedOver implements HttpResponse.BodySubscriber<Void> {
  private final CompletableFuture<Void> body = new CompletableFuture<>();
  private long left;
  private Flow.@Nullable Subscription subscription;

  /** Of so many bytes at most. */
  PassedOver(long max) {
    this.left = max;
  }

  @Override
  public CompletionStage<Void> getBody() {
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
    }
    if (left < 0 && subscription != null) {
      subscription.cancel();
      body.complete(null);
    }
  }

  @Override
  public void onError(Throwable fault) {
    body.completeExceptionally(fault);
  }

  @Override
  public void onComplete() {
    body.complete(null);
  }
}
