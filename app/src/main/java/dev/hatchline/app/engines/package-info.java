/**
 * Two engines that stand in for each other: who is alive, and what of a dead one's is ours to take
 * up.
 */
@NullMarked
package dev.hatchline.app.engines;

import org.jspecify.annotations.NullMarked;
