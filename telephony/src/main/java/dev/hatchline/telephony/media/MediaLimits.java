package dev.hatchline.telephony.media;

import java.time.Duration;

/**
 * The limits of the media path.
 *
 * @param ticketLife how long a ticket lets a connection in
 * @param hello how long a connection may take to show its ticket
 * @param silentPeer after this long without sound from Asterisk the listener is told (now and then
 *     an AudioSocket call carries none: asterisk issue 2089)
 * @param closing how long Asterisk may take to close after our hang-up
 * @param stuck how long a peer may take nothing of what we send before the dialogue is broken
 * @param lateTick a tick this much after its time counts as late
 * @param sessions dialogues at once; one more is turned away, and its listener told that the ticket
 *     expired
 * @param strangers connections at once that have not shown a ticket; the oldest makes room
 */
public record MediaLimits(
    Duration ticketLife,
    Duration hello,
    Duration silentPeer,
    Duration closing,
    Duration stuck,
    Duration lateTick,
    int sessions,
    int strangers) {

  /** The limits of an installation that has no reason to choose others. */
  public static MediaLimits standard() {
    return new MediaLimits(
        Duration.ofSeconds(2),
        Duration.ofSeconds(2),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10),
        Duration.ofMillis(10),
        1000,
        100);
  }
}
