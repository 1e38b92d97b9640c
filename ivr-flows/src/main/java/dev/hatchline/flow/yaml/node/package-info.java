/** One parser for each kind of node. */
@NullMarked
package dev.hatchline.flow.yaml.node;

import org.jspecify.annotations.NullMarked;
