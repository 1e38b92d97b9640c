@NullMarked
package dev.hatchline.call;

import org.jspecify.annotations.NullMarked;
