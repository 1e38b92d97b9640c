package dev.hatchline.phones.sound;

/**
 * A sound found in a recording.
 *
 * @param second where it begins, in seconds from the recording's beginning
 * @param score normalised correlation, 0…1; the same speech through µ-law scores above 0.9, other
 *     speech below 0.3
 */
public record Heard(double second, double score) {}
