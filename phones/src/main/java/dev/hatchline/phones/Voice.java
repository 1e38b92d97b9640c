package dev.hatchline.phones;

import java.nio.file.Path;

/** What a phone sends while it is in a call. */
public sealed interface Voice {
  /** Packets of silence. */
  record Silence() implements Voice {}

  /** One tone for ever, in Hz (below 4000). */
  record Tone(int hertz) implements Voice {}

  /** A soft tune of single notes, another one for each seed: easy to tell apart by ear. */
  record Melody(int seed) implements Voice {}

  /** A WAV file (16-bit PCM, any rate), said once from the answer on, then silence. */
  record Wav(Path file) implements Voice {}
}
