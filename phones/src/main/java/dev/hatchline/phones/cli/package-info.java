/** The two phones of the command line: {@code call} and {@code agent}. */
@NullMarked
package dev.hatchline.phones.cli;

import org.jspecify.annotations.NullMarked;
