package dev.hatchline.routing.cases;

/** Who may give how much; see {@link CreditPolicy}. */
public enum Role {
  AGENT,
  SENIOR,
  SUPERVISOR
}
