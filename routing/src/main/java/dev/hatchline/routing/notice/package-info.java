/**
 * News that customers are called with, unasked for each time: no agent is needed to tell it. {@link
 * dev.hatchline.routing.notice.NoticeDesk} is the door.
 *
 * <pre>
 *   told to the desk -- store -- Due --- hours, pace, free lines: written first, then dialled
 *                                 |
 *      +--------------------- Dialling --- answers ---> Answered --- key ---> Confirmed
 *      |  busy, silent, machine: |                         |  wants a person: WithPerson
 *      +-- Due again, at last    |                         |  hangs up: Heard
 *          GivenUp               | nobody knows how it ended: Unknown, for a person to look into
 *      Due --- not wanted any more ---> Withdrawn
 * </pre>
 *
 * <p>An end has its consequence, in the customer's case: only when that is lasting, too, is the
 * notice settled and looked at no more.
 */
@NullMarked
package dev.hatchline.routing.notice;

import org.jspecify.annotations.NullMarked;
