/**
 * Tests of flows: calls that are tried by the same interpreter in simulated time, and what is
 * expected of them. The files they are written in are read by {@code flow.yaml}.
 */
@NullMarked
package dev.hatchline.flow.trial;

import org.jspecify.annotations.NullMarked;
