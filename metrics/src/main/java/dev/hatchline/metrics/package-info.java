@NullMarked
package dev.hatchline.metrics;

import org.jspecify.annotations.NullMarked;
