/** One call's story in words, for the page and for {@code ./hatchline trace}. */
@NullMarked
package dev.hatchline.app.trace;

import org.jspecify.annotations.NullMarked;
