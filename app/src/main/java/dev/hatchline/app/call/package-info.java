@NullMarked
package dev.hatchline.app.call;

import org.jspecify.annotations.NullMarked;
