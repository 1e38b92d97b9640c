@NullMarked
package dev.hatchline.routing;

import org.jspecify.annotations.NullMarked;
