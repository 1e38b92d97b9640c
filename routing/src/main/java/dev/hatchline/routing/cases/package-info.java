/**
 * What customers come with, until it is really solved. {@link dev.hatchline.routing.cases.CaseDesk}
 * is the door.
 *
 * <pre>
 *   a customer comes --- known by account or number? --- no: a fresh case
 *                                   | yes
 *                +--- comes back ---+-----------+
 *                v                              |
 *              Open --- a person solves it --- Solved --- nobody comes back ---> Closed
 *                |                              |
 *                +--- the same as another case -+--------------------------> Merged
 * </pre>
 *
 * <p>Memory decides at once, under one lock; events are written behind, for each case in their
 * order, and each case by a conditional update of its version. A version that is another is read
 * again and the events are applied anew; so they name what they bring, and do no harm twice. While
 * the store is away they wait in a journal.
 */
@NullMarked
package dev.hatchline.routing.cases;

import org.jspecify.annotations.NullMarked;
