/**
 * The measures of a phone line, computed from the events of its calls alone: so that whoever has
 * the events can compute them again. Pure. {@link dev.hatchline.metrics.measure.CallReader} reads a
 * call, {@link dev.hatchline.metrics.measure.QueueFigures} and {@link
 * dev.hatchline.metrics.measure.CallFigures} sum up many.
 */
@NullMarked
package dev.hatchline.metrics.measure;

import org.jspecify.annotations.NullMarked;
