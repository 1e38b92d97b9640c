package dev.hatchline.flow.check;

/**
 * Where a caller can be.
 *
 * @param failed the tries that have failed at this node
 * @param named whether a person was named to them
 * @param chosen whether they have pressed a key that led here, or typed something, and the house
 *     has not led them on since
 * @param served whether they have talked to a person
 * @param reason why the house has led them here; none where they have chosen
 */
record State(
    String node,
    Phase phase,
    int failed,
    boolean named,
    boolean chosen,
    boolean served,
    Reason reason) {
  State(String node) {
    this(node, new Phase.Comes(), 0, false, false, false, Reason.NONE);
  }

  /** The same caller at the same node. */
  State in(Phase other) {
    return new State(node, other, failed, named, chosen, served, reason);
  }

  State failed(int tries) {
    return new State(node, phase, tries, named, chosen, served, reason);
  }

  State naming(boolean person) {
    return new State(node, phase, failed, named || person, chosen, served, reason);
  }

  State choosing() {
    return new State(node, phase, failed, named, true, served, Reason.NONE);
  }

  State serving() {
    return new State(node, phase, failed, named, chosen, true, reason);
  }

  /** The same caller at another node. */
  State at(String other) {
    return new State(other, new Phase.Comes(), 0, named, chosen, served, reason);
  }

  /** Led on by the house, where there is a reason: that is no choice of theirs. */
  State led(Reason why) {
    boolean still = chosen && why == Reason.NONE;
    return served ? this : new State(node, phase, failed, named, still, false, why);
  }
}
