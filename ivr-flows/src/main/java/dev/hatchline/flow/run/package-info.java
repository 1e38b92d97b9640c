/** Walks one caller through one flow, over the port {@link dev.hatchline.flow.run.Caller}. */
@NullMarked
package dev.hatchline.flow.run;

import org.jspecify.annotations.NullMarked;
