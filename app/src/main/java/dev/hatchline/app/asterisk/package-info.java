@NullMarked
package dev.hatchline.app.asterisk;

import org.jspecify.annotations.NullMarked;
