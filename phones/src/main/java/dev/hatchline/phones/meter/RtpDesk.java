package dev.hatchline.phones.meter;

import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The sound of all calls: one thread hears them, another speaks for them, each call once every 20
 * ms, the calls spread over that time.
 */
final class RtpDesk implements AutoCloseable {
  private static final int SLOTS = 8;
  private static final long SLOT_NANOS = TimeUnit.MILLISECONDS.toNanos(20) / SLOTS;

  private final Selector selector;
  private final Queue<RtpStream> joining = new ConcurrentLinkedQueue<>();
  private final List<List<RtpStream>> slots = new ArrayList<>();
  private volatile boolean closed;

  RtpDesk() throws IOException {
    selector = Selector.open();
    for (int i = 0; i < SLOTS; i++) {
      slots.add(new ArrayList<>());
    }
    Thread.ofPlatform().daemon().name("meter-ear").start(this::hear);
    Thread.ofPlatform().daemon().name("meter-mouth").start(this::speak);
  }

  /** One more call's sound; it leaves when it is closed. */
  RtpStream open() throws IOException {
    RtpStream stream = new RtpStream();
    stream.socket().register(selector, SelectionKey.OP_READ, stream);
    selector.wakeup();
    joining.add(stream);
    return stream;
  }

  private void hear() {
    try {
      while (!closed) {
        selector.select(RtpDesk::heard);
      }
    } catch (IOException fault) {
      throw new IllegalStateException("the meter hears no more", fault);
    }
  }

  private static void heard(SelectionKey key) {
    try {
      ((RtpStream) key.attachment()).hear();
    } catch (IOException | CancelledKeyException gone) {
      key.cancel();
    }
  }

  private void speak() {
    long due = System.nanoTime();
    int slot = 0;
    while (!closed) {
      for (RtpStream next = joining.poll(); next != null; next = joining.poll()) {
        emptiest().add(next);
      }
      slots.get(slot).removeIf(stream -> !spoke(stream));
      slot = (slot + 1) % SLOTS;
      due += SLOT_NANOS;
      for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
    }
  }

  private List<RtpStream> emptiest() {
    List<RtpStream> emptiest = slots.getFirst();
    for (List<RtpStream> slot : slots) {
      emptiest = slot.size() < emptiest.size() ? slot : emptiest;
    }
    return emptiest;
  }

  /** False when the call has no sound any more. */
  private static boolean spoke(RtpStream stream) {
    try {
      stream.speak();
      return true;
    } catch (ClosedChannelException over) {
      return false;
    } catch (IOException refused) {
      return true; // the other side's port is shut for a moment, as at a call's end
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    selector.close();
  }
}
