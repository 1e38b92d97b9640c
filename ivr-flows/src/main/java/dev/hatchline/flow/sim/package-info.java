/** The same interpreter with a scripted caller and simulated time: no phone, no waiting. */
@NullMarked
package dev.hatchline.flow.sim;

import org.jspecify.annotations.NullMarked;
