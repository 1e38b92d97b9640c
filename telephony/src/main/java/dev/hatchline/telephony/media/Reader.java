package dev.hatchline.telephony.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that accepts connections and reads from all of them; it alone calls listeners.
 *
 * <p>While only dialogues are open it rests between two turns, so that one turn reads many callers:
 * thousands of wake-ups a second would cost more than the reading.
 */
final class Reader implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Reader.class);

  /** The longest a key waits to be read, and a finished prompt to be told. */
  private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

  /** How often deadlines are looked at; the limits are kept to within this. */
  private static final long SWEEP_MILLIS = 50;

  /** Read at most per connection and turn: half a second of sound, so that nobody is starved. */
  private static final int READ_MAX_BYTES = 8_192;

  /** Accept at most per turn. */
  private static final int ACCEPT_MAX = 64;

  private final Selector selector;
  private final ServerSocketChannel door;
  private final Reception reception;
  private final Duration closing;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ_MAX_BYTES);
  private final Thread thread;

  private volatile boolean stopped;
  private long sweptAt = System.nanoTime();
  private long lookedAt = sweptAt;
  private boolean doorFailed;

  Reader(ServerSocketChannel door, Reception reception, MediaLimits limits) throws IOException {
    this.selector = Selector.open();
    this.door = door;
    this.reception = reception;
    this.closing = limits.closing();
    this.thread = Thread.ofPlatform().name("media-reader").daemon().unstarted(this);
  }

  void start() throws IOException {
    door.configureBlocking(false);
    door.register(selector, SelectionKey.OP_ACCEPT);
    thread.start();
  }

  /** Has this done on the reader thread, soon. Any thread. */
  void task(Runnable task) {
    tasks.add(task);
    selector.wakeup();
  }

  /** Ends all dialogues and the thread; returns when that is done. */
  void stop() throws InterruptedException {
    stopped = true;
    selector.wakeup();
    thread.join(closing.multipliedBy(3));
  }

  @Override
  public void run() {
    while (!stopped) {
      turn();
    }
    close(door);
    reception.beginStop();
    long until = System.nanoTime() + closing.toNanos();
    while (!reception.empty() && System.nanoTime() < until) {
      turn();
    }
    reception.endStop();
    try {
      selector.close();
    } catch (IOException e) {
      LOG.debug("closing the selector", e);
    }
  }

  private void turn() {
    long began = System.nanoTime();
    reception.lookedAt(lookedAt);
    lookedAt = began;
    try {
      selector.select(this::ready, SWEEP_MILLIS);
    } catch (IOException e) {
      // Reading is all this thread is for, and the other callers' connections are whole.
      LOG.error("select failed", e);
    }
    try {
      runTasks();
      sweep();
    } catch (RuntimeException e) {
      // A fault of ours in one dialogue must not silence the keys of all the others.
      LOG.error("a task of the media reader failed", e);
    }
    if (!reception.awaitsTicket() || doorFailed) {
      rest(began);
    }
  }

  private void runTasks() {
    Runnable task = tasks.poll();
    while (task != null) {
      task.run();
      task = tasks.poll();
    }
  }

  private void sweep() {
    long now = System.nanoTime();
    if (now - sweptAt > TimeUnit.MILLISECONDS.toNanos(SWEEP_MILLIS)) {
      sweptAt = now;
      reception.sweep(now);
    }
  }

  private void rest(long began) {
    long left = REST_NANOS - (System.nanoTime() - began);
    if (left > 0 && tasks.isEmpty()) {
      LockSupport.parkNanos(this, left);
    }
  }

  private void ready(SelectionKey key) {
    if (!key.isValid()) {
      return;
    }
    if (key.attachment() instanceof Connection connection) {
      try {
        read(connection);
      } catch (RuntimeException e) {
        LOG.error("a connection is given up", e);
        reception.gone(connection);
      }
    } else {
      accept();
    }
  }

  private void accept() {
    doorFailed = false;
    try {
      for (int i = 0; i < ACCEPT_MAX; i++) {
        SocketChannel channel = door.accept();
        if (channel == null) {
          return;
        }
        admit(channel);
      }
    } catch (IOException e) {
      // No file descriptor left, most likely: some will come free when strangers are closed.
      doorFailed = true;
      LOG.warn("no connection can be accepted", e);
    }
  }

  private void admit(SocketChannel channel) {
    try {
      Connection connection = reception.accept(channel, System.nanoTime());
      if (connection != null) {
        channel.register(selector, SelectionKey.OP_READ, connection);
        read(connection); // a ticket that came with it waits for no other turn
      }
    } catch (IOException _) {
      // Gone before it was let in.
      close(channel);
    }
  }

  private void read(Connection connection) {
    try {
      buffer.clear();
      int count = connection.channel().read(buffer);
      if (count < 0) {
        reception.gone(connection);
        return;
      }
      buffer.flip();
    } catch (IOException _) {
      // A reset tells no more than an end does.
      reception.gone(connection);
      return;
    }
    long now = System.nanoTime();
    AudioSocketFrame frame = next(connection);
    while (frame != null) {
      reception.received(connection, frame, now);
      frame = next(connection);
    }
  }

  private @Nullable AudioSocketFrame next(Connection connection) {
    return connection.stage() instanceof Connection.Stage.Closed
        ? null
        : connection.decoder().next(buffer);
  }

  private static void close(Channel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
