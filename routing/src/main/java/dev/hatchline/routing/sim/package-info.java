/** The production routing in simulated time. */
@NullMarked
package dev.hatchline.routing.sim;

import org.jspecify.annotations.NullMarked;
