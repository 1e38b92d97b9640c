package dev.hatchline.app.shared;

import dev.hatchline.conf.EngineName;
import dev.hatchline.conf.Installation;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empty datagrams between the engines of one machine: "look now". One that is lost costs the time
 * until the next look, one too many costs a look.
 */
public final class Nudges implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Nudges.class);

  private final DatagramSocket socket;
  private final List<InetSocketAddress> others;

  /**
   * Begins to hear.
   *
   * @param others all that are to be nudged; each looks, whoever is meant
   * @throws IOException if the port cannot be had
   */
  public Nudges(InetSocketAddress mine, List<InetSocketAddress> others, Runnable look)
      throws IOException {
    this.socket = new DatagramSocket(mine);
    this.others = List.copyOf(others);
    Thread.ofPlatform().name("line-nudges").daemon().start(() -> hear(look));
  }

  /**
   * Between this engine and the others of the same installation, on loopback alone.
   *
   * @throws IOException if the port cannot be had
   */
  public static Nudges in(Installation here, Runnable look) throws IOException {
    return new Nudges(
        loopback(here),
        Stream.of(EngineName.values())
            .filter(name -> name != here.engine())
            .map(name -> loopback(here.seenBy(name)))
            .toList(),
        look);
  }

  private static InetSocketAddress loopback(Installation engine) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), engine.nudgePort());
  }

  private void hear(Runnable look) {
    while (!socket.isClosed()) {
      try {
        socket.receive(new DatagramPacket(new byte[1], 1));
        look.run();
      } catch (IOException fault) {
        if (!socket.isClosed()) {
          log.debug("a nudge was not heard: {}", fault.toString());
        }
      }
    }
  }

  /** Where it is heard. */
  public int port() {
    return socket.getLocalPort();
  }

  /** Has the others look; returns at once. */
  public void send() {
    for (InetSocketAddress other : others) {
      try {
        socket.send(new DatagramPacket(new byte[0], 0, other));
      } catch (IOException fault) {
        log.debug("{} was not nudged: {}", other, fault.toString());
      }
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
