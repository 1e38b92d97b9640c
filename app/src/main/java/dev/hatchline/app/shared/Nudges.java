package dev.hatchline.app.shared;

import dev.hatchline.conf.EngineName;
import dev.hatchline.conf.Installation;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Datagrams between the engines of one machine. One that is lost costs the time until the next
 * look, one too many costs a look.
 *
 * <pre>
 *   (empty)       look now
 *   'l' NUMBER    look now, and say when you have
 *   's' NUMBER    I have
 * </pre>
 *
 * A number has 8 bytes, the highest first.
 */
public final class Nudges implements AutoCloseable {
  /** Nobody is waited for longer. */
  static final Duration SEEN_MAX = Duration.ofMillis(100);

  private static final byte LOOK = 'l';
  private static final byte SEEN = 's';
  private static final int LENGTH = 1 + Long.BYTES;

  private static final Logger log = LoggerFactory.getLogger(Nudges.class);

  private final DatagramSocket socket;
  private final List<InetSocketAddress> others;
  private final AtomicLong numbers = new AtomicLong();
  private final Map<Long, CompletableFuture<Boolean>> asked = new ConcurrentHashMap<>();

  /** All but those who were silent the last time: only they are waited for. */
  private final Set<SocketAddress> answering = ConcurrentHashMap.newKeySet();

  /**
   * Begins to hear.
   *
   * @param others all that are to be nudged; each looks, whoever is meant
   * @param look is told what to run when it has looked; must return at once
   * @throws IOException if the port cannot be had
   */
  public Nudges(InetSocketAddress mine, List<InetSocketAddress> others, Consumer<Runnable> look)
      throws IOException {
    this.socket = new DatagramSocket(mine);
    this.others = List.copyOf(others);
    answering.addAll(others);
    Thread.ofPlatform().name("line-nudges").daemon().start(() -> hear(look));
  }

  /**
   * Between this engine and the others of the same installation, on loopback alone.
   *
   * @throws IOException if the port cannot be had
   */
  public static Nudges in(Installation here, Consumer<Runnable> look) throws IOException {
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

  private void hear(Consumer<Runnable> look) {
    while (!socket.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(new byte[LENGTH], LENGTH);
        socket.receive(packet);
        heard(packet, look);
      } catch (IOException fault) {
        if (!socket.isClosed()) {
          log.debug("a nudge was not heard: {}", fault.toString());
        }
      }
    }
  }

  private void heard(DatagramPacket packet, Consumer<Runnable> look) {
    SocketAddress from = packet.getSocketAddress();
    if (packet.getLength() < LENGTH) {
      look.accept(() -> {});
      return;
    }
    ByteBuffer said = ByteBuffer.wrap(packet.getData());
    byte word = said.get();
    long number = said.getLong();
    if (word == LOOK) {
      look.accept(() -> send(packet(SEEN, number), from));
    } else if (word == SEEN) {
      answering.add(from);
      CompletableFuture<Boolean> waits = asked.remove(number);
      if (waits != null) {
        waits.complete(true);
      }
    }
  }

  /** Where it is heard. */
  public int port() {
    return socket.getLocalPort();
  }

  /** Has the others look; returns at once. */
  public void send() {
    others.forEach(other -> send(new byte[0], other));
  }

  /**
   * Has the others look; returns at once.
   *
   * @return done when they have, or after {@link #SEEN_MAX}; one that was silent the last time is
   *     not waited for
   */
  public CompletableFuture<Void> seen() {
    return CompletableFuture.allOf(
        others.stream().map(this::seen).toArray(CompletableFuture[]::new));
  }

  private CompletableFuture<Boolean> seen(InetSocketAddress other) {
    boolean awaited = answering.contains(other);
    long number = numbers.incrementAndGet();
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    asked.put(number, answer);
    CompletableFuture<Boolean> seen =
        answer
            .completeOnTimeout(false, SEEN_MAX.toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete((answered, _) -> {
              asked.remove(number);
              if (!answered) {
                answering.remove(other);
              }
            });
    send(packet(LOOK, number), other);
    return awaited ? seen : CompletableFuture.completedFuture(false);
  }

  private static byte[] packet(byte word, long number) {
    return ByteBuffer.allocate(LENGTH).put(word).putLong(number).array();
  }

  private void send(byte[] packet, SocketAddress to) {
    try {
      socket.send(new DatagramPacket(packet, packet.length, to));
    } catch (IOException fault) {
      log.debug("{} was not nudged: {}", to, fault.toString());
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
