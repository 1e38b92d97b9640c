package dev.hatchline.bench;

import dev.hatchline.phones.sound.Sound;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The least that an AudioSocket server can do: one thread that sends every caller the next 20 ms of
 * a sound, on and on, and throws away what comes. What our line is measured against.
 *
 * <p>A message is kind (1 byte), length (2 bytes, big-endian), payload; 0x10 is 20 ms of sound.
 */
public final class BareLoop {
  private static final int AUDIO_BYTES = 320;
  private static final int HEADER_BYTES = 3;
  private static final byte AUDIO = 0x10;
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final Selector selector;
  private final ByteBuffer sound;
  private final ByteBuffer waste = ByteBuffer.allocateDirect(65_536);
  private final List<Caller> callers = new ArrayList<>();

  private record Caller(SocketChannel socket, ByteBuffer message) {}

  private BareLoop(int port, Sound loop) throws IOException {
    short[] samples = loop.samples();
    sound = ByteBuffer.allocate(samples.length * 2 / AUDIO_BYTES * AUDIO_BYTES);
    sound.order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().put(samples, 0, sound.capacity() / 2);
    selector = Selector.open();
    ServerSocketChannel door = ServerSocketChannel.open();
    door.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 512);
    door.configureBlocking(false);
    door.register(selector, SelectionKey.OP_ACCEPT);
  }

  /** {@code BareLoop PORT FILE.wav}: serves until it is ended. */
  public static void main(String[] arguments) throws IOException {
    BareLoop loop = new BareLoop(Integer.parseInt(arguments[0]), Sound.read(Path.of(arguments[1])));
    System.out.println("ready");
    loop.run();
  }

  private void run() throws IOException {
    long due = System.nanoTime();
    int at = 0;
    while (!Thread.interrupted()) {
      for (int i = callers.size() - 1; i >= 0; i--) {
        send(callers.get(i), at);
      }
      callers.removeIf(caller -> !caller.socket.isOpen());
      at = (at + AUDIO_BYTES) % sound.capacity();
      due += TICK_NANOS;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        long millis = TimeUnit.NANOSECONDS.toMillis(left);
        if (millis == 0) {
          LockSupport.parkNanos(left);
        } else {
          selector.select(this::ready, millis);
        }
      }
    }
  }

  /** A caller whose socket is full loses the frame. */
  private void send(Caller caller, int at) {
    try {
      if (!caller.message.hasRemaining()) {
        caller.message.clear().put(AUDIO).putShort((short) AUDIO_BYTES);
        caller.message.put(caller.message.position(), sound, at, AUDIO_BYTES).position(0);
      }
      caller.socket.write(caller.message);
    } catch (IOException gone) {
      close(caller.socket);
    }
  }

  private void ready(SelectionKey key) {
    try {
      if (key.channel() instanceof ServerSocketChannel door) {
        SocketChannel socket = door.accept();
        socket.configureBlocking(false);
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        socket.register(selector, SelectionKey.OP_READ);
        callers.add(
            new Caller(socket, ByteBuffer.allocateDirect(HEADER_BYTES + AUDIO_BYTES).limit(0)));
      } else if (key.channel() instanceof SocketChannel socket && socket.read(waste.clear()) < 0) {
        socket.close();
      }
    } catch (IOException gone) {
      close(key.channel());
    }
  }

  private static void close(Channel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      System.err.println("bare loop: " + e.getMessage());
    }
  }
}
