package dev.hatchline.routing.notice;

/** The store that the tests of the desk use is an honest one. */
class MemoryNoticeStoreTest extends NoticeStoreContract {
  private final MemoryNoticeStore memory = new MemoryNoticeStore();

  @Override
  NoticeStore open() {
    return memory;
  }

  @Override
  void close() {}
}
