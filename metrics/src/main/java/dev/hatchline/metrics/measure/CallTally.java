package dev.hatchline.metrics.measure;

import dev.hatchline.call.WaitVerdict;

/** Sums up calls one after the other, keeping of each no more than its times. */
public final class CallTally {
  private final Spread.Tally timeToHuman = new Spread.Tally();
  private final Spread.Tally talks = new Spread.Tally();
  private int calls;
  private int served;
  private int zeroOuts;
  private int repeats;
  private int noInputs;
  private int noMatches;
  private int toldKnown;
  private int toldInside;

  /** One more. */
  public void add(MeasuredCall call) {
    calls++;
    served += call.talks().isEmpty() ? 0 : 1;
    zeroOuts += call.zeroOuts().isEmpty() ? 0 : 1;
    repeats += call.givenAgain().size();
    noInputs += call.noInputs().size();
    noMatches += call.noMatches().size();
    call.toHuman().forEach(timeToHuman::add);
    call.talks().forEach(talk -> talks.add(talk.length()));
    call.told().stream().filter(ToldWait::known).forEach(this::known);
  }

  private void known(ToldWait wait) {
    toldKnown++;
    toldInside += wait.verdict() == WaitVerdict.INSIDE ? 1 : 0;
  }

  /** Of what was added so far. */
  public CallFigures figures() {
    return new CallFigures(
        calls,
        served,
        zeroOuts,
        repeats,
        noInputs,
        noMatches,
        timeToHuman.spread(),
        talks.spread(),
        toldKnown,
        toldInside);
  }
}
