package dev.hatchline.flow;

import java.util.List;

/** What is said while a caller names the time of a callback; the same in every flow. */
public final class TimePrompts {
  public static final Prompt WHEN = HouseSentences.prompt("time.when");
  public static final Prompt DAY_BY_MONTH = HouseSentences.prompt("time.month-first");
  public static final Prompt DAY_BY_DAY = HouseSentences.prompt("time.day-first");
  public static final Prompt TIME = HouseSentences.prompt("time.time");
  public static final Prompt NO_DAY = HouseSentences.prompt("time.no-day");
  public static final Prompt NO_TIME = HouseSentences.prompt("time.no-time");
  public static final Prompt WITH = HouseSentences.prompt("time.with");
  public static final Prompt AT_ONCE = HouseSentences.prompt("time.at-once");

  /** Follows the time that is read back. */
  public static final String CONFIRM = "time.confirm";

  private TimePrompts() {}

  static List<Prompt> all() {
    return List.of(
        WHEN,
        DAY_BY_MONTH,
        DAY_BY_DAY,
        TIME,
        NO_DAY,
        NO_TIME,
        HouseSentences.prompt(CONFIRM),
        WITH,
        AT_ONCE);
  }
}
