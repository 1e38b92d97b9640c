/**
 * Several engines at one line, by way of the database that they have in common. {@link
 * dev.hatchline.routing.shared.CommonLine} is the door: it decides in memory and claims. {@code
 * routing.store} implements the ports {@link dev.hatchline.routing.shared.Membership}, by which an
 * engine is alive to the others and takes over from the dead, and {@link
 * dev.hatchline.routing.shared.SharedLine}.
 */
@NullMarked
package dev.hatchline.routing.shared;

import org.jspecify.annotations.NullMarked;
