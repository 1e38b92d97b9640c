package dev.hatchline.telephony.media;

import dev.hatchline.telephony.prompt.Pcm;

/**
 * What happens on the media of one dialogue.
 *
 * <p>All methods are called on the server's one reader thread, in order, and must return at once:
 * while one runs, nobody's keys are read (nobody's sound suffers: that is another thread). What a
 * listener throws is logged and goes no further. Either {@code expired} comes, alone; or {@code
 * opened}, then any of the others, and at last {@code closed}, exactly once; or, when the server is
 * closed first or the ticket is withdrawn, nothing.
 */
public interface MediaListener {
  /** Asterisk connected with the ticket. What is played from within here is the first sound. */
  void opened(MediaSession session);

  /**
   * The caller pressed a key (told by Asterisk at its release).
   *
   * @param digit one of {@code 0-9 * # A-D}
   */
  void key(char digit);

  /** The prompt of this id was sent to its end; not called for one that was replaced or stopped. */
  default void played(long playId) {}

  /** A piece of what the caller says, usually 20 ms. */
  default void audio(Pcm pcm) {}

  /**
   * Time has passed of which no sound came, as from phones that send none while nobody speaks.
   *
   * @param silence as long, in place of it; told every 50 ms at the least
   */
  default void nothing(Pcm silence) {}

  /**
   * No sound came from Asterisk within {@link MediaLimits#silentPeer} of opening; the rest works.
   */
  default void silentPeer() {}

  /** The dialogue is over; no further call to this listener follows. */
  void closed(MediaEnd end);

  /** Nobody used the ticket within {@link MediaLimits#ticketLife}; it is void now. */
  default void expired() {}
}
