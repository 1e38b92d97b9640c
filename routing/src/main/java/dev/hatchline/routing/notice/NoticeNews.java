package dev.hatchline.routing.notice;

/** What others may want to know: pages, meters, people. */
public sealed interface NoticeNews {
  /** It is durable. */
  record Taken(Notice notice) implements NoticeNews {}

  /** One step; what is open may not be durable yet. */
  record Moved(Notice before, Notice after) implements NoticeNews {}

  /** A person should look into it; {@code sentence} is for that person. */
  record NeedsPerson(Notice notice, String sentence) implements NoticeNews {}

  /** Since now nobody is rung with news, because the store does not answer. */
  record StoreAway(String why) implements NoticeNews {}

  record StoreBack() implements NoticeNews {}
}
