@NullMarked
package dev.hatchline.routing.words;

import org.jspecify.annotations.NullMarked;
