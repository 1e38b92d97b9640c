/** Flows from YAML: every fault of a file at once, each with its line and column. */
@NullMarked
package dev.hatchline.flow.yaml;

import org.jspecify.annotations.NullMarked;
