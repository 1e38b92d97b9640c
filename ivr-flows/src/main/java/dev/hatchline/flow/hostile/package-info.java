/** Files made to harm who reads them, for the tests and for the bench. */
@NullMarked
package dev.hatchline.flow.hostile;

import org.jspecify.annotations.NullMarked;
