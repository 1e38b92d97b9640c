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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The open streams of all workers, by the calls that they belong to, and how many calls came to
 * nothing. Calls are turned away whole, the newest first: half of an ear understands nothing.
 */
final class Seats {
  private final ConcurrentMap<Integer, ClientStream> open = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger(Frame.NO_STREAM);
  private final AtomicLong shed = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong leftOut = new AtomicLong();

  /** For one more stream. */
  enum Room {
    THERE,
    /** When the newest call makes it. */
    OF_THE_NEWEST,
    NONE
  }

  /**
   * Whether a call may have one more stream.
   *
   * @param overloaded while there is too much to do for more calls
   * @param most streams at once
   */
  Room room(CallSeat seat, boolean overloaded, int most) {
    if (open.size() < most && (seat.heard() || !overloaded)) {
      return Room.THERE;
    }
    return seats().anyMatch(other -> other.number() > seat.number())
        ? Room.OF_THE_NEWEST
        : Room.NONE;
  }

  /** A new stream of a call, at this worker. */
  ClientStream take(
      ClientStream.Peer worker, CallSeat seat, AnswerClock clock, Recognizer.Listener listener) {
    seat.hear();
    ClientStream stream =
        new ClientStream(numbers.incrementAndGet(), worker, this, seat, clock, listener);
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

  /** Calls that have streams. */
  int calls() {
    return Math.toIntExact(seats().distinct().count());
  }

  private Stream<CallSeat> seats() {
    return open.values().stream().map(ClientStream::seat);
  }

  /** All that are open. */
  List<ClientStream> all() {
    return new ArrayList<>(open.values());
  }

  /** Ends all streams of the newest calls, and counts them. */
  void shed(int calls, String why) {
    List<CallSeat> newest =
        seats()
            .distinct()
            .sorted(Comparator.comparingLong(CallSeat::number).reversed())
            .limit(calls)
            .toList();
    for (CallSeat seat : newest) {
      if (seat.turnAway()) {
        shed.incrementAndGet();
      }
    }
    for (ClientStream stream : all()) {
      if (newest.contains(stream.seat())) {
        stream.dismiss(why);
      }
    }
  }

  /** A call has none, however often it asks for it. */
  void refused(CallSeat seat) {
    if (seat.turnAway()) {
      refused.incrementAndGet();
    }
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
