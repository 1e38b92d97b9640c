@NullMarked
package dev.hatchline.routing.outage;

import org.jspecify.annotations.NullMarked;
