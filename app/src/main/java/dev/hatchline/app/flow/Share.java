package dev.hatchline.app.flow;

/**
 * A version that is tried.
 *
 * @param percent of the calls, 1 to 99
 */
public record Share(int version, int percent) {}
