package dev.hatchline.routing.task;

/** The contract against the store of tests. */
class MemoryTaskStoreTest extends TaskStoreContract {
  private final MemoryTaskStore memory = new MemoryTaskStore();

  @Override
  TaskStore open() {
    return memory;
  }

  @Override
  void close() {}
}
