package dev.hatchline.telephony.media;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The AudioSocket port: lets in the holders of its tickets, and serves them all with two threads.
 *
 * <p>One dialogue of a call: {@link #issue} a ticket, have Asterisk run {@code AudioSocket} with
 * it, and the listener hears what happens. Nobody else gets a word out of this port.
 */
public final class AudioSocketServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AudioSocketServer.class);

  /** Connections that the kernel may hold for us. */
  private static final int BACKLOG = 1_024;

  private final InetSocketAddress address;
  private final Tickets tickets;
  private final Pacer pacer;
  private final Reception reception;
  private final Reader reader;
  private final MediaLimits limits;

  private AudioSocketServer(ServerSocketChannel door, Set<InetAddress> peers, MediaLimits limits)
      throws IOException {
    this.limits = limits;
    this.address = (InetSocketAddress) door.getLocalAddress();
    this.tickets = new Tickets(limits.ticketLife().toNanos());
    this.pacer = new Pacer(limits, new Relay());
    this.reception = new Reception(peers, limits, tickets, pacer);
    this.reader = new Reader(door, reception, limits);
  }

  /** Brings what the pacing thread found to the thread that may call listeners. */
  private final class Relay implements Pacer.Outcome {
    @Override
    public void ended(Dialogue dialogue, long playId) {
      reader.task(() -> reception.played(dialogue, playId));
    }

    @Override
    public void stuck(Dialogue dialogue) {
      reader.task(() -> reception.stuck(dialogue));
    }
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
    ServerSocketChannel door = ServerSocketChannel.open();
    try {
      door.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      door.bind(at, BACKLOG);
      AudioSocketServer server = new AudioSocketServer(door, peers, limits);
      server.pacer.start();
      server.reader.start();
      return server;
    } catch (IOException e) {
      door.close();
      throw new IOException("AudioSocket cannot listen at " + at + ": " + e.getMessage(), e);
    }
  }

  /** Where it listens, with the port that was taken. */
  public InetSocketAddress address() {
    return address;
  }

  /**
   * Issues a ticket for one dialogue. Returns at once; what comes of it is told to the listener.
   *
   * <p>The UUID is a random one of 122 bits: it is all that a peer has to show.
   */
  public Ticket issue(MediaListener listener) {
    Ticket ticket = new Ticket(UUID.randomUUID());
    tickets.add(ticket, listener, System.nanoTime());
    return ticket;
  }

  /** Takes a ticket back. True when it was unused: its listener hears nothing then. */
  public boolean withdraw(Ticket ticket) {
    return tickets.withdraw(ticket);
  }

  /** How it is doing; cheap, from any thread. */
  public MediaReadings readings() {
    return new MediaReadings(
        reception.sessions(),
        reception.opened(),
        pacer.lateTicks(),
        pacer.droppedFrames(),
        reception.refused(),
        pacer.latenessP99(),
        pacer.behind(System.nanoTime()));
  }

  /**
   * Ends every dialogue as {@link MediaSession#close()} does, then the threads. Takes at most a few
   * times {@link MediaLimits#closing}.
   */
  @Override
  public void close() {
    try {
      reader.stop();
      pacer.stop(limits.closing());
    } catch (InterruptedException e) {
      LOG.warn("interrupted while closing; the threads end by themselves");
      Thread.currentThread().interrupt();
    }
  }
}
