package dev.hatchline.routing.notice;

/** What an input makes of a notice. */
sealed interface NoticeStep {
  record Moved(Notice after) implements NoticeStep {}

  /** Nothing; {@code why} says what was expected and found. */
  record Refused(String why) implements NoticeStep {}
}
