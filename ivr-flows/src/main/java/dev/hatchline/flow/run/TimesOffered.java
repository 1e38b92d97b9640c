package dev.hatchline.flow.run;

import java.time.LocalDate;

/**
 * How a caller may name the time of a callback.
 *
 * @param today the day where the number is that is to be called
 * @param whose a sentence that says by which clock times are meant; blank if by the caller's own
 * @param agent whether there is an agent whom the caller has talked to
 */
public record TimesOffered(LocalDate today, String whose, boolean agent) {}
