/**
 * Sound and keys of a call, over Asterisk's AudioSocket.
 *
 * <p>The door is {@link dev.hatchline.telephony.media.AudioSocketServer}: it issues a ticket for a
 * dialogue, and tells a {@link dev.hatchline.telephony.media.MediaListener} what comes of it. Two
 * threads serve all callers: one paces what they hear, one reads what they say and press.
 */
@NullMarked
package dev.hatchline.telephony.media;

import org.jspecify.annotations.NullMarked;
