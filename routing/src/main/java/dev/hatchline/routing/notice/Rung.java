package dev.hatchline.routing.notice;

/**
 * What all engines together ring customers with, as the store has it.
 *
 * @param underWay rung or on the line
 * @param begun within the last {@link NoticePace#WINDOW}: each attempt, whosever news it was
 */
public record Rung(int underWay, int begun) {}
