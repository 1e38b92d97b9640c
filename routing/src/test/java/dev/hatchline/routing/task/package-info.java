/** Tests of messages' tasks. */
@NullMarked
package dev.hatchline.routing.task;

import org.jspecify.annotations.NullMarked;
