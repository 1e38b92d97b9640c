/**
 * How the line does by the gethuman standard and by laws: for each point the figures of a period,
 * with the formula, the bar, and the calls behind it. Pure, and from what is stored alone: so that
 * whoever has it can compute the same again. {@link dev.hatchline.metrics.score.ScoreTally} takes
 * one thing after the other; the formulas are in {@link dev.hatchline.metrics.score.Standard} and
 * {@link dev.hatchline.metrics.score.Laws}.
 */
@NullMarked
package dev.hatchline.metrics.score;

import org.jspecify.annotations.NullMarked;
