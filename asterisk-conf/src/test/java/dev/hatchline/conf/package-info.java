@NullMarked
package dev.hatchline.conf;

import org.jspecify.annotations.NullMarked;
