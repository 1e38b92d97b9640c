package dev.hatchline.routing.store;

/** The contract against a real MySQL. */
class MySqlSharedLineIT extends SharedLineContract {
  @Override
  SharedHouse open() throws Exception {
    return SharedHouse.mysql();
  }
}
