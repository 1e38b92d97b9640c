/** Phones for measuring: many calls in one process, and the nanosecond of each packet. */
@NullMarked
package dev.hatchline.phones.meter;

import org.jspecify.annotations.NullMarked;
