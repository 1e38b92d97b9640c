/**
 * Several engines at one line, by way of the database that they have in common. {@link
 * dev.hatchline.routing.shared.CommonLine} is the door: it decides in memory and claims; {@link
 * dev.hatchline.routing.shared.Living} keeps an engine alive to the others, and takes over from the
 * dead. {@code routing.store} implements the ports {@link dev.hatchline.routing.shared.Membership}
 * and {@link dev.hatchline.routing.shared.SharedLine}.
 */
@NullMarked
package dev.hatchline.routing.shared;

import org.jspecify.annotations.NullMarked;
