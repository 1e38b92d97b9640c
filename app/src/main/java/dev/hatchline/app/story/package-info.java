@NullMarked
package dev.hatchline.app.story;

import org.jspecify.annotations.NullMarked;
