/** What callers dial or show, made into numbers that can be called. */
@NullMarked
package dev.hatchline.app.numbers;

import org.jspecify.annotations.NullMarked;
