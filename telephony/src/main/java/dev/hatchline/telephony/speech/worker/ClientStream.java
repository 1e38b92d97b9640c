package dev.hatchline.telephony.speech.worker;

import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.speech.Recognizer;

/** A stream as the engine sees it: what is known of it here, and the way to the worker. */
final class ClientStream implements Recognizer.Stream {
  private final int number;
  private final Peer worker;
  private final Seats seats;
  private final CallSeat seat;
  private final AnswerClock clock;
  private final Recognizer.Listener listener;

  // Of the one thread that uses the stream.
  private long position;

  private volatile boolean closed;

  /** Where frames go. */
  interface Peer {
    /** Sends what has to arrive. */
    void put(Frame frame);

    /** Sends what may be left out; false when it was. */
    boolean offer(Frame frame);
  }

  ClientStream(
      int number,
      Peer worker,
      Seats seats,
      CallSeat seat,
      AnswerClock clock,
      Recognizer.Listener listener) {
    this.number = number;
    this.worker = worker;
    this.seats = seats;
    this.seat = seat;
    this.clock = clock;
    this.listener = listener;
  }

  /** The call that it belongs to. */
  CallSeat seat() {
    return seat;
  }

  int number() {
    return number;
  }

  @Override
  public void audio(Pcm pcm) {
    long from = position;
    position += pcm.length();
    for (int at = 0; at < pcm.length() && !closed; at += Frame.SOUND_MAX_SAMPLES) {
      int count = Math.min(Frame.SOUND_MAX_SAMPLES, pcm.length() - at);
      Pcm piece = count == pcm.length() ? pcm : pcm.slice(at, count);
      if (!worker.offer(new Frame.Sound(number, from + at, piece))) {
        seats.leftOut(count);
      }
    }
  }

  @Override
  public void finish() {
    if (!closed) {
      clock.asked(position);
      worker.put(new Frame.Finish(number));
    }
  }

  @Override
  public void close() {
    closed = true;
    if (seats.remove(this)) {
      worker.put(new Frame.Close(number));
    }
  }

  // The listener is told on two threads, the worker's reader and the watch, hence the lock; nobody
  // who closes a stream waits for it.

  synchronized void partial(String text, long at) {
    if (!closed) {
      listener.partial(text, at);
    }
  }

  synchronized void result(Recognizer.Result result) {
    if (!closed) {
      clock.answered(result);
      listener.result(result);
    }
  }

  /** True when it is this worker's. */
  boolean of(Peer which) {
    return worker.equals(which);
  }

  /** Ends it, unless that was done before. */
  void dismiss(String why) {
    if (seats.remove(this)) {
      worker.put(new Frame.Close(number));
      lost(why);
    }
  }

  /** Tells that it is over, unless it was closed. */
  synchronized void lost(String why) {
    if (!closed) {
      closed = true;
      listener.lost(why);
    }
  }
}
