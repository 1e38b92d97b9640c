/** Measures the line against bare Asterisk: the same calls, the same machine, the same run. */
@NullMarked
package dev.hatchline.bench;

import org.jspecify.annotations.NullMarked;
