package dev.hatchline.telephony.media;

/** Why the media of a dialogue ended. */
public enum MediaEnd {
  /** Asterisk closed: the caller hung up, or was taken elsewhere (redirect, bridge). */
  PEER,
  /** We closed by {@link MediaSession#close()}; the caller goes on in the dialplan. */
  US,
  /** The connection broke, or Asterisk reported an error, or took nothing for too long. */
  BROKEN,
  /** What came was no AudioSocket message. */
  GARBAGE,
  /** The server was closed with the dialogue still open. */
  STOPPED
}
