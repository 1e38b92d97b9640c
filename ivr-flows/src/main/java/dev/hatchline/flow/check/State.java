package dev.hatchline.flow.check;

/**
 * Where a caller can be.
 *
 * @param failed the tries that have failed at this node
 * @param named whether a person was named to them
 * @param chosen whether they have pressed a key that led here, or typed something
 * @param served whether they have talked to a person
 */
record State(String node, Phase phase, int failed, boolean named, boolean chosen, boolean served) {
  State(String node) {
    this(node, new Phase.Comes(), 0, false, false, false);
  }

  /** The same caller at the same node. */
  State in(Phase other) {
    return new State(node, other, failed, named, chosen, served);
  }

  State failed(int tries) {
    return new State(node, phase, tries, named, chosen, served);
  }

  State naming(boolean person) {
    return new State(node, phase, failed, named || person, chosen, served);
  }

  State choosing() {
    return new State(node, phase, failed, named, true, served);
  }

  State serving() {
    return new State(node, phase, failed, named, chosen, true);
  }

  /** The same caller at another node. */
  State at(String other) {
    return new State(other, new Phase.Comes(), 0, named, chosen, served);
  }
}
