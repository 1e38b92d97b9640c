package dev.hatchline.metrics.score;

/**
 * One of those behind a figure.
 *
 * @param name as in {@link Behind}
 * @param count what it has of the figure
 * @param against whether it counts against the bar
 */
public record Named(String name, Count count, boolean against) {}
