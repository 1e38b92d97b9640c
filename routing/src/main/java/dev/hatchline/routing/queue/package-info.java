@NullMarked
package dev.hatchline.routing.queue;

import org.jspecify.annotations.NullMarked;
