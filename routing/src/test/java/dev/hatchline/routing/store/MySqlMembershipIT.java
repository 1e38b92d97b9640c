package dev.hatchline.routing.store;

/** The contract against a real MySQL. */
class MySqlMembershipIT extends MembershipContract {
  @Override
  SharedHouse open() throws Exception {
    return SharedHouse.mysql();
  }
}
