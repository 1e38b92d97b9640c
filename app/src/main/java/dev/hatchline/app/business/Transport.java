package dev.hatchline.app.business;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Carries a request and brings the answer's body, empty if it was cut off. */
interface Transport extends AutoCloseable {
  /** Cancelling the future ends the exchange and its connection. */
  CompletableFuture<HttpResponse<Optional<byte[]>>> send(HttpRequest request);

  @Override
  void close();
}
