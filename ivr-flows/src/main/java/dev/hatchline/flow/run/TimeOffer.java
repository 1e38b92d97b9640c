package dev.hatchline.flow.run;

import java.time.LocalDateTime;

/**
 * A time that can be had.
 *
 * @param at by the clock of {@link TimesOffered}
 * @param words as it is read back, without a full stop, such as "tomorrow, Saturday, at 2:30 P M"
 */
public record TimeOffer(LocalDateTime at, String words) {}
