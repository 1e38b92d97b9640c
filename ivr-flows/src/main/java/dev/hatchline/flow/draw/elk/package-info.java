/** The places of a picture, found by the layered layout of the Eclipse Layout Kernel. */
@NullMarked
package dev.hatchline.flow.draw.elk;

import org.jspecify.annotations.NullMarked;
