/** A demo back office, so that flows find something to ask before the company's own is there. */
@NullMarked
package dev.hatchline.app.backoffice;

import org.jspecify.annotations.NullMarked;
