@NullMarked
package dev.hatchline.phones;

import org.jspecify.annotations.NullMarked;
