package dev.hatchline.routing.cases;

/** Who may give how much, the least first; see {@link CreditPolicy}. */
public enum Role {
  AGENT,
  SENIOR,
  SUPERVISOR;

  /** The one of both that may give less. */
  public Role atMost(Role other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
