/**
 * What the wallboard shows, and nothing of how: the figures of the day, summed up while they come
 * by, and the view of a moment, made of the rooms' readings.
 */
@NullMarked
package dev.hatchline.app.wall;

import org.jspecify.annotations.NullMarked;
