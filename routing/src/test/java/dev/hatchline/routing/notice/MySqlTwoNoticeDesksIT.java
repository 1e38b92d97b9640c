package dev.hatchline.routing.notice;

import dev.hatchline.routing.store.SharedHouse;

/** The contract against a real MySQL. */
class MySqlTwoNoticeDesksIT extends TwoNoticeDesksContract {
  @Override
  SharedHouse open() throws Exception {
    return SharedHouse.mysql();
  }
}
