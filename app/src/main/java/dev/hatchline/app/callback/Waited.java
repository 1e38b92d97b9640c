package dev.hatchline.app.callback;

import dev.hatchline.call.FirstRing;
import dev.hatchline.routing.queue.Skills;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who waited in line, and met nobody.
 *
 * @param line the number that was called
 * @param shown the caller's number, as it was shown; absent if it was not
 * @param queue where they stood
 * @param skills what they wanted there of whoever answers, as far as it is known
 * @param firstRing the place in line counts from here
 */
public record Waited(
    String line, @Nullable String shown, String queue, Skills skills, FirstRing firstRing) {}
