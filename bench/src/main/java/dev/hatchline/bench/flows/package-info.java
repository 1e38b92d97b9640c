/** How fast flows are walked through and checked. */
@NullMarked
package dev.hatchline.bench.flows;

import org.jspecify.annotations.NullMarked;
