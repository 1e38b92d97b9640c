@NullMarked
package dev.hatchline.call.control;

import org.jspecify.annotations.NullMarked;
