/**
 * Calls customers with news, and tells callers of outages: what the desks of the routing need of
 * the house, and what is said.
 */
@NullMarked
package dev.hatchline.app.notice;

import org.jspecify.annotations.NullMarked;
