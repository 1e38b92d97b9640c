/**
 * What does not work, and for whom: those hear it first when they ring, may have themselves called
 * when it is over, and are. {@link dev.hatchline.routing.outage.OutageDesk} is the door.
 *
 * <pre>
 *   entered ---> Open --- over ---> Clearing --- everybody's call is lasting ---> Cleared
 *                 |
 *                 +--- sentence and next news change
 * </pre>
 */
@NullMarked
package dev.hatchline.routing.outage;

import org.jspecify.annotations.NullMarked;
