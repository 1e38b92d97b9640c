/**
 * Which text of a flow callers hear: versions, the one that a call holds from its beginning to its
 * end, and the publishing of what designers save.
 *
 * <pre>
 *   config/flows/NAME.yaml ─ SavedFlows ─ Checking ─ Speaking ─ VersionStore ─ FlowShelf ─ calls
 *                                 └ faults: refused, and the last good version stays
 * </pre>
 */
@NullMarked
package dev.hatchline.app.flow;

import org.jspecify.annotations.NullMarked;
