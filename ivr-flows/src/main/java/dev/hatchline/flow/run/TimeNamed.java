package dev.hatchline.flow.run;

import java.time.LocalDateTime;

/**
 * The time that a caller has named and confirmed.
 *
 * @param at by the clock of {@link TimesOffered}
 * @param sameAgent whether the agent whom the caller has talked to is wanted
 */
public record TimeNamed(LocalDateTime at, boolean sameAgent) {}
