/**
 * Flows as pictures: what is shown of a flow, where it lies, and the SVG of it. Which library finds
 * the places is known to {@code draw.elk} alone.
 */
@NullMarked
package dev.hatchline.flow.draw;

import org.jspecify.annotations.NullMarked;
