package dev.hatchline.routing.callback;

import dev.hatchline.routing.store.SharedHouse;

/** The contract against a real MySQL. */
class MySqlTwoDesksIT extends TwoDesksContract {
  @Override
  SharedHouse open() throws Exception {
    return SharedHouse.mysql();
  }
}
