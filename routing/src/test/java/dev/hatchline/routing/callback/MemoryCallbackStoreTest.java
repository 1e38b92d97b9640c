package dev.hatchline.routing.callback;

/** The store that the tests of the desk use is an honest one. */
class MemoryCallbackStoreTest extends CallbackStoreContract {
  private final MemoryCallbackStore memory = new MemoryCallbackStore(clock);

  @Override
  CallbackStore open() {
    return memory;
  }

  @Override
  void close() {}
}
