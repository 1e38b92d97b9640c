package dev.hatchline.app.story;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a caller left on the line.
 *
 * @param id the file's name without {@code .wav}
 * @param call the call's id
 * @param line the number dialled
 * @param caller the number shown, absent when withheld
 * @param callback the number that the caller gave; absent when none, or no longer remembered
 * @param language that the caller was taken to speak, without a country; absent where nobody knows
 * @param at when the recording began; the first ring, when that is no longer remembered
 * @param length so far, when it is still being recorded
 */
public record Message(
    String id,
    String call,
    String line,
    @Nullable String caller,
    @Nullable String callback,
    @Nullable String language,
    Instant at,
    Duration length,
    Path file) {}
