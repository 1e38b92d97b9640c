package dev.hatchline.app.flow;

import dev.hatchline.call.CallId;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What callers of a flow hear who begin now.
 *
 * @param trial what some of them hear instead; absent as a rule
 */
public record Live(FlowVersion main, @Nullable Trial trial) {
  /**
   * A version that is tried with a share of the calls.
   *
   * @param percent of all calls, 1 to 99
   */
  public record Trial(FlowVersion version, int percent) {
    private static final int ALL = 100;

    /** By the call's id, so that two engines answer alike, and one before and after its death. */
    boolean takes(CallId call) {
      return Math.floorMod(call.value().hashCode(), ALL) < percent;
    }
  }

  /** That one of the two which has this number. */
  Optional<FlowVersion> find(int number) {
    return Stream.of(main, trial == null ? main : trial.version())
        .filter(version -> version.number() == number)
        .findFirst();
  }

  FlowVersion of(CallId call) {
    return trial != null && trial.takes(call) ? trial.version() : main;
  }
}
