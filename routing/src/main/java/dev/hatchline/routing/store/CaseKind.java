package dev.hatchline.routing.store;

/** The states by which cases are listed; one that was merged is in no list. */
public enum CaseKind {
  OPEN("Open"),
  SOLVED("Solved"),
  CLOSED("Closed");

  private final String column;

  CaseKind(String column) {
    this.column = column;
  }

  String column() {
    return column;
  }
}
