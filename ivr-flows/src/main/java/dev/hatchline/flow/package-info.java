/**
 * A company's way with its callers, as data: named nodes, what each says and where it leads.
 * Nothing here plays a sound or knows a queue; {@code flow.yaml} reads it, {@code flow.run} walks
 * it.
 */
@NullMarked
package dev.hatchline.flow;

import org.jspecify.annotations.NullMarked;
