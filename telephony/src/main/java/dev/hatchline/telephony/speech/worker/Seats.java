package dev.hatchline.telephony.speech.worker;

import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.speech.Recognizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The open streams of all workers, and how many came to nothing. */
final class Seats {
  private final ConcurrentMap<Integer, ClientStream> open = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger(Frame.NO_STREAM);
  private final AtomicLong shed = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong leftOut = new AtomicLong();

  /** A new stream of this worker. */
  ClientStream take(WorkerProcess worker, Recognizer.Listener listener) {
    ClientStream stream = new ClientStream(numbers.incrementAndGet(), worker, this, listener);
    open.put(stream.number(), stream);
    return stream;
  }

  @Nullable ClientStream find(int number) {
    return open.get(number);
  }

  /** It is over; false when it was before. */
  boolean remove(ClientStream stream) {
    return open.remove(stream.number(), stream);
  }

  int count() {
    return open.size();
  }

  /** All that are open. */
  List<ClientStream> all() {
    return new ArrayList<>(open.values());
  }

  /** The newest. */
  List<ClientStream> newest(int count) {
    return open.values().stream()
        .sorted(Comparator.comparingInt(ClientStream::number).reversed())
        .limit(count)
        .toList();
  }

  void shed(int count) {
    shed.addAndGet(count);
  }

  void refused() {
    refused.incrementAndGet();
  }

  void leftOut(int samples) {
    leftOut.addAndGet(samples);
  }

  long shedCount() {
    return shed.get();
  }

  long refusedCount() {
    return refused.get();
  }

  Duration leftOutSound() {
    return Duration.ofMillis(leftOut.get() * 1_000 / Pcm.RATE);
  }
}
