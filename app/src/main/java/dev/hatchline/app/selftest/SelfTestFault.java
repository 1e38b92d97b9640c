package dev.hatchline.app.selftest;

/** This Asterisk will not do; the message says why, to follow "it is not used: ". */
final class SelfTestFault extends Exception {
  private static final long serialVersionUID = 1;

  SelfTestFault(String message) {
    super(message);
  }

  SelfTestFault(String message, Throwable cause) {
    super(message, cause);
  }
}
