@NullMarked
package dev.hatchline.flow;

import org.jspecify.annotations.NullMarked;
