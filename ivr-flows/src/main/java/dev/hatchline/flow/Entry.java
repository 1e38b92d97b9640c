package dev.hatchline.flow;

/** What keys are to make up. */
public sealed interface Entry {
  /** The fewest keys. */
  int min();

  /** The most keys: the last of them ends the entry at once. */
  int max();

  ValueType type();

  /** A number of so many digits. */
  record Digits(int min, int max) implements Entry {
    public static final int MAX = 32;

    public Digits {
      if (min < 1 || max < min || max > MAX) {
        throw new IllegalArgumentException(
            "expected 1 to " + MAX + " digits, found " + min + " to " + max);
      }
    }

    @Override
    public ValueType type() {
      return ValueType.DIGITS;
    }
  }

  /** Two digits for the day and two for the month, in the order of the region. */
  record Date() implements Entry {
    @Override
    public int min() {
      return 4;
    }

    @Override
    public int max() {
      return 4;
    }

    @Override
    public ValueType type() {
      return ValueType.DAY;
    }
  }

  /**
   * A phone number as it is dialled in the region.
   *
   * @param own whether the caller's own number is offered first, where it is shown
   */
  record Phone(boolean own) implements Entry {
    @Override
    public int min() {
      return 3;
    }

    @Override
    public int max() {
      return 20;
    }

    @Override
    public ValueType type() {
      return ValueType.PHONE;
    }
  }
}
