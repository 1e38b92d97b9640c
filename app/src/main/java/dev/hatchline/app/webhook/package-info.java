/**
 * Tells other systems what happens, over HTTP; docs/webhooks.md is what they read.
 *
 * <pre>
 * engine ── Happening ── Lane ── writer ── outbox (database) ── Courier ── HttpPost ── receiver
 *   heard at once   one thread   another                 one thread for each webhook
 * </pre>
 */
@NullMarked
package dev.hatchline.app.webhook;

import org.jspecify.annotations.NullMarked;
