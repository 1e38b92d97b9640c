package dev.hatchline.flow.run;

import dev.hatchline.flow.Value;
import java.time.LocalDateTime;

/**
 * Whether a call to this number can be promised for that time.
 *
 * @param at by the clock of {@link TimesOffered}
 */
public record TimeAsked(Value.Phone number, LocalDateTime at) {}
