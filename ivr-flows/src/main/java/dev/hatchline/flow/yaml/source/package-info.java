/** Text to a tree that knows its lines and columns, and what is read of it. */
@NullMarked
package dev.hatchline.flow.yaml.source;

import org.jspecify.annotations.NullMarked;
