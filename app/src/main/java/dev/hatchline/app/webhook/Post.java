package dev.hatchline.app.webhook;

import dev.hatchline.routing.store.OutboxEvent;

/** Sends one event and waits for the answer. */
interface Post extends AutoCloseable {
  /** Every fault is an {@link Answer}. */
  Answer send(Target target, OutboxEvent event) throws InterruptedException;

  @Override
  void close();
}
