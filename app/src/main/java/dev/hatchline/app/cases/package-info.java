/**
 * Customers' cases, as calls and callbacks make them. {@link dev.hatchline.app.cases.Cases} is the
 * door.
 *
 * <pre>
 *   CallEvent ----> CallCases --+--> Filing (one a call: which case has it) --> CaseDesk
 *   CallbackNews -> OwedCases --+
 * </pre>
 *
 * <p>Nothing here holds up a call: what the desk has to look up goes on elsewhere, and what happens
 * to the call meanwhile is told to its case afterwards, in its order.
 */
@NullMarked
package dev.hatchline.app.cases;

import org.jspecify.annotations.NullMarked;
