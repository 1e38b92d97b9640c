package dev.hatchline.routing.outage;

/** The store that the tests of the desk use is an honest one. */
class MemoryOutageStoreTest extends OutageStoreContract {
  private final MemoryOutageStore memory = new MemoryOutageStore();

  @Override
  OutageStore open() {
    return memory;
  }

  @Override
  void close() {}
}
