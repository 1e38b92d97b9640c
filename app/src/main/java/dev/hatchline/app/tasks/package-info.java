/**
 * Messages as work: found where they were recorded, brought to their customers' cases and into the
 * line, and offered to agents. {@link dev.hatchline.app.tasks.MessageTasks} is the door.
 *
 * <pre>
 *   folder of messages ── LeftMessages ──▶ TaskDesk (routing) ── MessageOffers ──▶ agent's phone
 *                      └─ MessageTexts ──▶ Transcriber (telephony), for pages and desks
 * </pre>
 */
@NullMarked
package dev.hatchline.app.tasks;

import org.jspecify.annotations.NullMarked;
