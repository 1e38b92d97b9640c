@NullMarked
package dev.hatchline.routing.notice;

import org.jspecify.annotations.NullMarked;
