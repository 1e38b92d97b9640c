package dev.hatchline.telephony.speech.worker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Frames on their way to the peer. Any thread puts them in and never waits; one platform thread
 * writes, many at once.
 */
final class Outbox {
  /** What may be left out is, from so many bytes on: a second of the sound of 60 streams. */
  static final long SPARE_BYTES = 1_000_000;

  /** A peer that lets this much pile up is broken. */
  static final long ALL_BYTES = 4 * SPARE_BYTES;

  private static final int BATCH_BYTES = 64 * 1_024;

  /**
   * The longest that a frame waits for others to be written with it: a wake-up and a write for each
   * of 10,000 a second would cost more than all the rest.
   */
  private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final WritableByteChannel to;
  private final Runnable broken;
  private final BlockingQueue<ByteBuffer> frames = new LinkedBlockingQueue<>();
  private final AtomicLong waiting = new AtomicLong();
  private final Thread thread;

  /**
   * Begins to write.
   *
   * @param broken told once when nothing can be sent any more, on any thread
   */
  Outbox(String name, WritableByteChannel to, Runnable broken) {
    this.to = to;
    this.broken = broken;
    this.thread = Thread.ofPlatform().name(name).daemon().start(this::write);
  }

  /** Sends what may be left out when the peer is slow; false when it was. */
  boolean offer(Frame frame) {
    if (waiting.get() >= SPARE_BYTES) {
      return false;
    }
    add(FrameWriter.write(frame));
    return true;
  }

  /** Sends what has to arrive. */
  void put(Frame frame) {
    if (waiting.get() >= ALL_BYTES) {
      broken.run();
    } else {
      add(FrameWriter.write(frame));
    }
  }

  private void add(ByteBuffer bytes) {
    waiting.addAndGet(bytes.remaining());
    frames.add(bytes);
  }

  private void write() {
    ByteBuffer batch = ByteBuffer.allocateDirect(BATCH_BYTES);
    try {
      while (true) {
        ByteBuffer next = frames.take();
        while (next != null) {
          copy(next, batch);
          next = frames.poll();
        }
        flush(batch);
        LockSupport.parkNanos(REST_NANOS);
      }
    } catch (IOException _) {
      broken.run();
    } catch (InterruptedException _) {
      // Stopped.
    }
  }

  private void copy(ByteBuffer frame, ByteBuffer batch) throws IOException {
    int bytes = frame.remaining();
    while (frame.hasRemaining()) {
      int count = Math.min(frame.remaining(), batch.remaining());
      batch.put(batch.position(), frame, frame.position(), count);
      batch.position(batch.position() + count);
      frame.position(frame.position() + count);
      if (!batch.hasRemaining()) {
        flush(batch);
      }
    }
    waiting.addAndGet(-bytes);
  }

  private void flush(ByteBuffer batch) throws IOException {
    batch.flip();
    while (batch.hasRemaining()) {
      to.write(batch);
    }
    batch.clear();
  }

  /** Writes no more. */
  void stop() {
    thread.interrupt();
  }
}
