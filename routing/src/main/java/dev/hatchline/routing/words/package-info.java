/**
 * Messages in words: which are to be understood yet, how often that was tried, and what came of it.
 */
@NullMarked
package dev.hatchline.routing.words;

import org.jspecify.annotations.NullMarked;
