package dev.hatchline.app.flow;

class MemoryVersionsTest extends VersionStoreContract {
  private final MemoryVersions store = new MemoryVersions();

  @Override
  VersionStore store() {
    return store;
  }
}
