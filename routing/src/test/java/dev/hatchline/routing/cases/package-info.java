@NullMarked
package dev.hatchline.routing.cases;

import org.jspecify.annotations.NullMarked;
