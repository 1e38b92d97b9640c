package dev.hatchline.routing.queue;

import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * Different elements in their order, of which it is known how many are before it. In pieces of a
 * few hundred, so that a hundred thousand are searched by halves, moved by a few hundred at a time
 * and counted by pieces.
 */
final class Ranked<E extends Comparable<E>> extends AbstractCollection<E> {
  static final int PIECE_MAX = 512;

  private final List<List<E>> pieces = new ArrayList<>();
  private int size;

  /** Returns false, changing nothing, when it is there. */
  @Override
  public boolean add(E element) {
    // Who comes after all others joins the last piece.
    int index = Math.min(pieceOf(element), Math.max(0, pieces.size() - 1));
    if (pieces.isEmpty()) {
      pieces.add(new ArrayList<>());
    }
    List<E> piece = pieces.get(index);
    int at = Collections.binarySearch(piece, element);
    if (at >= 0) {
      return false;
    }
    piece.add(-at - 1, element);
    size++;
    if (piece.size() > PIECE_MAX) {
      List<E> half = piece.subList(PIECE_MAX / 2, piece.size());
      pieces.add(index + 1, new ArrayList<>(half));
      half.clear();
    }
    return true;
  }

  /** Returns false when it is not there. */
  boolean take(E element) {
    int index = pieceOf(element);
    List<E> piece = index < pieces.size() ? pieces.get(index) : List.of();
    int at = Collections.binarySearch(piece, element);
    if (at < 0) {
      return false;
    }
    piece.remove(at);
    size--;
    if (piece.isEmpty()) {
      pieces.remove(index);
    }
    return true;
  }

  /** How many are before it, be it there or not. */
  int before(E element) {
    int index = pieceOf(element);
    int at = index < pieces.size() ? Collections.binarySearch(pieces.get(index), element) : 0;
    int earlier = pieces.subList(0, index).stream().mapToInt(Collection::size).sum();
    return earlier + (at < 0 ? -at - 1 : at);
  }

  /** The first piece whose last element is not before this one. */
  private int pieceOf(E element) {
    int low = 0;
    int high = pieces.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (pieces.get(middle).getLast().compareTo(element) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public Iterator<E> iterator() {
    return Collections.unmodifiableCollection(
            pieces.stream().<E>flatMap(Collection::stream).toList())
        .iterator();
  }

  @Override
  public int size() {
    return size;
  }
}
