@NullMarked
package dev.hatchline.routing.store;

import org.jspecify.annotations.NullMarked;
