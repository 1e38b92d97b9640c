package dev.hatchline.routing.callback;

/** By which way a callback was asked for. */
public enum Source {
  PHONE,
  API,
  WEB,
  /** Nobody asked: our side dropped the call. */
  REPAIR
}
