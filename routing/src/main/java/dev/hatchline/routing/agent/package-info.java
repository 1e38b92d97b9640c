@NullMarked
package dev.hatchline.routing.agent;

import org.jspecify.annotations.NullMarked;
