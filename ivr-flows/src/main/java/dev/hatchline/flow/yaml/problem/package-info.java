/** What is wrong with a file, where, and in words that a designer understands. */
@NullMarked
package dev.hatchline.flow.yaml.problem;

import org.jspecify.annotations.NullMarked;
