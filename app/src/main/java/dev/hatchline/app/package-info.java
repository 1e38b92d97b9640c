@NullMarked
package dev.hatchline.app;

import org.jspecify.annotations.NullMarked;
