package dev.hatchline.routing.store;

import java.util.List;

/** The outbox that other tests use is an honest one. */
class MemoryOutboxStoreTest extends OutboxStoreContract {
  private final MemoryOutboxStore memory = new MemoryOutboxStore(clock);

  @Override
  OutboxStore open() {
    return memory;
  }

  @Override
  void close() {}

  @Override
  void write(List<OutboxEvent> events) {
    events.forEach(memory::write);
  }

  @Override
  void claimsEnd() {
    clock.advance(MemoryOutboxStore.LEASE_OVER);
  }
}
