/** What counting costs, of what a call costs. */
@NullMarked
package dev.hatchline.bench.meters;

import org.jspecify.annotations.NullMarked;
