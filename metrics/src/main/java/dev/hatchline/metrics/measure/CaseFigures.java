package dev.hatchline.metrics.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Cases by whether one contact was enough, summed up.
 *
 * @param cases all that began
 * @param cameAgain of those, the ones with which the customer came again within {@link #WITHIN}
 * @param undecided of the others, those that began less than {@link #WITHIN} ago
 */
public record CaseFigures(int cases, int cameAgain, int undecided) {
  /** N of first-contact resolution. */
  public static final Duration WITHIN = Duration.ofDays(7);

  /**
   * FCR: cases with no further contact within {@link #WITHIN} ÷ cases of which that is known, 0 to
   * 1; empty when there is none of them.
   */
  public OptionalDouble firstContact() {
    return QueueFigures.share((long) cases - cameAgain - undecided, (long) cases - undecided);
  }

  /** Sums up one after the other. */
  public static final class Tally {
    private final Instant now;
    private int cases;
    private int cameAgain;
    private int undecided;

    /**
     * Of nothing yet.
     *
     * @param now until when customers can have come again
     */
    public Tally(Instant now) {
      this.now = now;
    }

    /**
     * One more.
     *
     * @param began its first contact
     * @param again the next time that the customer came with it; absent if they did not
     */
    public void add(Instant began, @Nullable Instant again) {
      Instant behind = began.plus(WITHIN);
      cases++;
      if (again != null && !again.isAfter(behind)) {
        cameAgain++;
      } else if (now.isBefore(behind)) {
        undecided++;
      }
    }

    /** Of what was added so far. */
    public CaseFigures figures() {
      return new CaseFigures(cases, cameAgain, undecided);
    }
  }
}
