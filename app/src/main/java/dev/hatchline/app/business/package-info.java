/** The company's own systems, asked over HTTP while a caller waits. */
@NullMarked
package dev.hatchline.app.business;

import org.jspecify.annotations.NullMarked;
