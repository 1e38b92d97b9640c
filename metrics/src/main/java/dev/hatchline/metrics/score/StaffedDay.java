package dev.hatchline.metrics.score;

import java.time.Duration;
import java.time.LocalDate;

/**
 * A whole day where the line is.
 *
 * @param staffed how long at least one agent had a phone that could be rung and made no pause
 */
public record StaffedDay(LocalDate day, Duration staffed) {}
