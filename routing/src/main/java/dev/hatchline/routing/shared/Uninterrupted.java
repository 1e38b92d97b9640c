package dev.hatchline.routing.shared;

/**
 * A thread that an interrupt does not reach. Inside H2 an interrupt closes the database for
 * everybody, so that it must not be asked on just any thread; on this one it may be, and then no
 * other thread has to be woken for the question and this one for the answer.
 */
public final class Uninterrupted extends Thread {
  public Uninterrupted(String name, Runnable work) {
    super(work, name);
    setDaemon(true);
  }

  /** Does nothing: whoever wants it to end tells its work so. */
  @Override
  public void interrupt() {}
}
