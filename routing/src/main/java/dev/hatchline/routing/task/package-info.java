/**
 * Messages that callers left, each to be heard by one agent. {@link
 * dev.hatchline.routing.task.TaskDesk} is the door.
 *
 * <pre>
 *   left ──▶ Open ── an agent is set aside, by conditional update ──▶ Offered ──▶ Done
 *             ▲                                                         │  └───▶ CalledBack
 *             └──── not taken, or neither key: later again ─────────────┘
 * </pre>
 *
 * <p>A task stands in the line at its caller's first ring, as a callback does. What is offered is
 * so in the store for a limited time, so that of several engines one offers it, and none for ever.
 */
@NullMarked
package dev.hatchline.routing.task;

import org.jspecify.annotations.NullMarked;
