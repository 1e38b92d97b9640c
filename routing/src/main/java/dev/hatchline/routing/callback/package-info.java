/**
 * Calls that we owe: promised, dialled when an agent is reserved, and counted by what became of
 * them. {@link dev.hatchline.routing.callback.CallbackDesk} is the door.
 *
 * <pre>
 *   request -- limits -- store -- Promised
 *                                    |
 *      +--- Waiting --- due: in line under the key of the next attempt
 *      |       |  agent reserved: written first, then both legs are dialled
 *      |    Dialling --- customer answers ---> Answered --- agent there ---> Connected
 *      |       |                                  | customer hangs up: GivenUp
 *      +-------+ busy, silent, machine: again by RetryPolicy, at last GivenUp
 *              | nobody knows how it ended: Unknown, for a person to look into
 *      Waiting, Dialling --- the customer wants none ---> Cancelled, TakenOver
 * </pre>
 */
@NullMarked
package dev.hatchline.routing.callback;

import org.jspecify.annotations.NullMarked;
