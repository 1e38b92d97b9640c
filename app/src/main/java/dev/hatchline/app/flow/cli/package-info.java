/**
 * What designers do at their own desk, with no instance up: {@code ./hatchline flow check …}. It is
 * to be there at once, so that there is no Spring and no logging on its way.
 */
@NullMarked
package dev.hatchline.app.flow.cli;

import org.jspecify.annotations.NullMarked;
