package dev.hatchline.routing.cases;

/** The contract against the store of the tests. */
class MemoryCaseStoreTest extends CaseStoreContract {
  private final MemoryCaseStore memory = new MemoryCaseStore();

  @Override
  CaseStore open() {
    return memory;
  }

  @Override
  void close() {}
}
