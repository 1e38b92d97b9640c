package dev.hatchline.routing.callback;

/** The engine has stopped dead. */
final class Crash extends Error {
  private static final long serialVersionUID = 1;

  Crash(String where) {
    super(where, null, false, false);
  }
}
