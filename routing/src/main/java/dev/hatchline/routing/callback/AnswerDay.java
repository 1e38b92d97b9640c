package dev.hatchline.routing.callback;

import java.time.LocalDate;

/**
 * The customers who answered on one day (UTC).
 *
 * @param unmet of those, who met no agent within {@link AnswerShare#IN_TIME}
 */
public record AnswerDay(LocalDate day, long answered, long unmet) {}
