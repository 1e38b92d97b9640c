package dev.hatchline.telephony.speech.worker;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Where in a stream the sound lies that was decoded: the decoder counts only what it gets, and a
 * stream may have gaps where something came too fast. All are samples at 8 kHz.
 */
final class Timeline {
  /** Gaps that are remembered; before the oldest of them times are out by what was left out. */
  private static final int GAPS_MAX = 64;

  private final Deque<Piece> pieces = new ArrayDeque<>();
  private long decoded;

  /** From this sample of the decoder's on, the stream's is so much further. */
  private record Piece(long decodedFrom, long offset) {}

  /** So many samples, which begin at this place of the stream, are decoded next. */
  void decode(long from, int samples) {
    long offset = from - decoded;
    Piece last = pieces.peekLast();
    if (last == null || last.offset != offset) {
      pieces.addLast(new Piece(decoded, offset));
      if (pieces.size() > GAPS_MAX) {
        pieces.removeFirst();
      }
    }
    decoded += samples;
  }

  /** The place in the stream up to which it is decoded. */
  long at() {
    return place(decoded);
  }

  /** The place in the stream of one of the decoder's samples. */
  long place(long sample) {
    long offset = 0;
    for (Piece piece : pieces) {
      if (piece.decodedFrom > sample) {
        break;
      }
      offset = piece.offset;
    }
    return Math.max(0, sample + offset);
  }
}
