package dev.hatchline.telephony.media;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;

/** The AudioSocket port: lets in the holders of its tickets, and serves them all. */
public final class AudioSocketServer implements AutoCloseable {
  private final InetSocketAddress address;

  private AudioSocketServer(InetSocketAddress address) {
    this.address = address;
  }

  /**
   * Listens.
   *
   * @param at address and port to listen at; port 0 takes a free one
   * @param peers the addresses that connections may come from; everybody else is refused
   * @throws IOException if the port cannot be had; the message names it
   */
  public static AudioSocketServer listen(
      InetSocketAddress at, Set<InetAddress> peers, MediaLimits limits) throws IOException {
    return new AudioSocketServer(at);
  }

  /** Where it listens, with the port that was taken. */
  public InetSocketAddress address() {
    return address;
  }

  /**
   * Issues a ticket for one dialogue. Returns at once; what comes of it is told to the listener.
   */
  public Ticket issue(MediaListener listener) {
    return new Ticket(java.util.UUID.randomUUID());
  }

  /**
   * Takes a ticket back that will not be used. True when it was unused: its listener hears nothing.
   */
  public boolean withdraw(Ticket ticket) {
    return false;
  }

  /** How it is doing; cheap, from any thread. */
  public MediaReadings readings() {
    return new MediaReadings(0, 0, 0, 0, 0, java.time.Duration.ZERO);
  }

  /**
   * Ends every dialogue as {@link MediaSession#close()} does, then the threads. Bounded in time.
   */
  @Override
  public void close() {}
}
