package dev.hatchline.flow.check;

/**
 * Where a caller can be.
 *
 * @param failed the tries that have failed at this node
 * @param named whether a person was named to them
 * @param chosen whether they have pressed a key that led here, or typed something
 * @param served whether they have talked to a person
 * @param absence why the house has led them here; nothing of it where they have chosen
 */
record State(
    String node,
    Phase phase,
    int failed,
    boolean named,
    boolean chosen,
    boolean served,
    Absence absence) {
  State(String node) {
    this(node, new Phase.Comes(), 0, false, false, false, Absence.NONE);
  }

  /** The same caller at the same node. */
  State in(Phase other) {
    return new State(node, other, failed, named, chosen, served, absence);
  }

  State failed(int tries) {
    return new State(node, phase, tries, named, chosen, served, absence);
  }

  State naming(boolean person) {
    return new State(node, phase, failed, named || person, chosen, served, absence);
  }

  State choosing() {
    return new State(node, phase, failed, named, true, served, Absence.NONE);
  }

  State serving() {
    return new State(node, phase, failed, named, chosen, true, absence);
  }

  /** The same caller at another node. */
  State at(String other) {
    return new State(other, new Phase.Comes(), 0, named, chosen, served, absence);
  }

  /** Led on by the house, for this reason. */
  State led(Absence reason) {
    return new State(
        node, phase, failed, named, chosen, served, chosen || served ? Absence.NONE : reason);
  }
}
