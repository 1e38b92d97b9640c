package dev.hatchline.telephony;

import java.nio.file.Path;
import java.time.Duration;

/** What happened on a caller's leg. */
public sealed interface LegEvent {
  /** Sound flows both ways; what was asked to play before this is heard from here on. */
  record DialogueOpened() implements LegEvent {}

  /** The caller pressed a key: {@code 0}-{@code 9}, {@code *}, {@code #} or {@code A}-{@code D}. */
  record Key(char key) implements LegEvent {}

  /**
   * The prompt given under this id was sent to its end; not reported for one that was cut short.
   */
  record Played(long playId) implements LegEvent {}

  /**
   * No sound path: the ticket expired, AudioSocket was refused or broke, or no frame came within
   * 500 ms. The caller is up and hears nothing; keys still come by AMI ({@link
   * AsteriskEvent.KeyEnded}). The engine may try again, dial, or finish to the people.
   */
  record DialogueFailed(String why) implements LegEvent {}

  /** Ringing an agent came to its end; for an answered call, the conversation as well. */
  record DialEnded(DialResult result) implements LegEvent {}

  /**
   * A recording ended, by its limit, silence, or {@code #}. {@code length} is that of the sound.
   */
  record Recorded(Path wav, Duration length) implements LegEvent {}

  /**
   * The channel left our script without our wish: a hang-up, a transfer or a redirect. Only {@link
   * AsteriskEvent.ChannelGone} says that the caller is gone.
   */
  record Moved() implements LegEvent {}

  /** The script is over: always the last event of a leg, exactly once. */
  record Released() implements LegEvent {}
}
