@NullMarked
package dev.hatchline.routing.shared;

import org.jspecify.annotations.NullMarked;
