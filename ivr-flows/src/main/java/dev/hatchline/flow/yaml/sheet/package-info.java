/** A flow as it is written, with its parts: what its names mean, before its nodes are read. */
@NullMarked
package dev.hatchline.flow.yaml.sheet;

import org.jspecify.annotations.NullMarked;
