package dev.hatchline.telephony.agi;

import dev.hatchline.telephony.Leg;
import java.util.ArrayList;
import java.util.List;

/**
 * What a leg does and what it will do next: a value; it decides, {@link LegScript} acts.
 *
 * <pre>
 *   NOTHING ──take──▶ OPENING ──opened──▶ TALKING ──ask──▶ LEAVING ──rest──▶ NOTHING
 *                     DIALLING ──cancel──▶ CANCELLING ─────────────────rest──▶ NOTHING
 *                     JOINED ──────────────────────────────────────────rest──▶ NOTHING
 *                     RECORDING ───────────────────────────────────────rest──▶ NOTHING
 *                     OVER (finish taken, or the channel left)
 * </pre>
 */
record LegPlan(Doing doing, List<Step> waiting) {
  static final LegPlan START = new LegPlan(Doing.NOTHING, List.of());

  LegPlan {
    waiting = List.copyOf(waiting);
  }

  /**
   * One more step.
   *
   * @throws IllegalStateException if {@link Leg#STEPS_MAX} steps wait already
   */
  LegPlan ask(Step step) {
    boolean idle = waiting.isEmpty();
    if (doing == Doing.OVER || (!idle && waiting.getLast() instanceof Step.Finish)) {
      return this;
    }
    if (step instanceof Step.Open && idle && doing.inDialogue()) {
      return this;
    }
    if (waiting.size() == Leg.STEPS_MAX) {
      throw new IllegalStateException(
          "expected at most " + Leg.STEPS_MAX + " waiting steps, found one more: " + step);
    }
    List<Step> more = new ArrayList<>(waiting);
    more.add(step);
    return new LegPlan(doing.inDialogue() ? Doing.LEAVING : doing, more);
  }

  /** Begins the first waiting step. */
  LegPlan take() {
    Doing begun =
        switch (waiting.getFirst()) {
          case Step.Open() -> Doing.OPENING;
          case Step.Dial _, Step.Outside _ -> Doing.DIALLING;
          case Step.Join _ -> Doing.JOINED;
          case Step.Abandoned() -> Doing.NOTHING;
          case Step.Recording _ -> Doing.RECORDING;
          case Step.Finish _ -> Doing.OVER;
        };
    List<Step> rest = waiting.subList(1, waiting.size());
    // What was asked for while the dialogue had yet to begin ends it before it begins.
    return new LegPlan(begun == Doing.OPENING && !rest.isEmpty() ? Doing.LEAVING : begun, rest);
  }

  /** AudioSocket is there. */
  LegPlan opened() {
    return doing == Doing.OPENING ? new LegPlan(Doing.TALKING, waiting) : this;
  }

  /** The dialogue must end although no step asked for it. */
  LegPlan leave() {
    return doing.inDialogue() ? new LegPlan(Doing.LEAVING, waiting) : this;
  }

  /** The running dial is not wanted any more; one that waits will not begin. */
  LegPlan cancel() {
    List<Step> steps = waiting.stream().map(s -> s.rings() ? new Step.Abandoned() : s).toList();
    return new LegPlan(doing == Doing.DIALLING ? Doing.CANCELLING : doing, steps);
  }

  /** The running step is done. */
  LegPlan rest() {
    return doing == Doing.OVER ? this : new LegPlan(Doing.NOTHING, waiting);
  }

  /** Nothing more will be done. */
  LegPlan over() {
    return new LegPlan(Doing.OVER, List.of());
  }
}
