/**
 * What is kept of calls for reading later, in H2 or MySQL. Nobody waits for it: {@link
 * dev.hatchline.routing.store.WriteBehind} takes every write at once, and {@link
 * dev.hatchline.routing.store.Store} is behind it. docs/database.md tells the operator.
 */
@NullMarked
package dev.hatchline.routing.store;

import org.jspecify.annotations.NullMarked;
