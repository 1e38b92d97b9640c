package dev.hatchline.flow;

import java.util.List;

/** What is said while a caller names the time of a callback; the same in every flow. */
public final class TimePrompts {
  public static final Prompt WHEN =
      Prompt.house(
          "To be called as soon as it is your turn, press one. To name a time, press two.");
  public static final Prompt DAY_BY_MONTH = day("month and day, such as 1 2 2 5.");
  public static final Prompt DAY_BY_DAY = day("day and month, such as 2 5 1 2.");
  public static final Prompt TIME = Prompt.house("Now the time, in four digits, such as 1 4 3 0.");
  public static final Prompt NO_DAY = Prompt.house("That is no date.");
  public static final Prompt NO_TIME = Prompt.house("That is no time of the day.");
  public static final Prompt CONFIRM =
      Prompt.house("To confirm, press one. To change it, press two.");
  public static final Prompt WITH =
      Prompt.house("To talk to the agent you had, press one. To anybody, press two.");
  public static final Prompt AT_ONCE = Prompt.house("Then we call you as soon as it is your turn.");

  private TimePrompts() {}

  private static Prompt day(String other) {
    return Prompt.house(
        "For today, press one. For tomorrow, two. For another day, four digits: " + other);
  }

  static List<Prompt> all() {
    return List.of(WHEN, DAY_BY_MONTH, DAY_BY_DAY, TIME, NO_DAY, NO_TIME, CONFIRM, WITH, AT_ONCE);
  }
}
