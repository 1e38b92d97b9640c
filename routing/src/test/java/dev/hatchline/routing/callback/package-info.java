@NullMarked
package dev.hatchline.routing.callback;

import org.jspecify.annotations.NullMarked;
