/** A support archive that holds neither secrets nor anything of a person. */
@NullMarked
package dev.hatchline.app.support;

import org.jspecify.annotations.NullMarked;
