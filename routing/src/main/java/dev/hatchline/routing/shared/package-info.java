/**
 * Several engines at one line, by way of the database that they have in common: who of them is
 * alive, who takes over from a dead one. Ports and records only; {@code routing.store} implements
 * them.
 */
@NullMarked
package dev.hatchline.routing.shared;

import org.jspecify.annotations.NullMarked;
