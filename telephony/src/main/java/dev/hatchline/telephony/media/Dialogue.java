package dev.hatchline.telephony.media;

import dev.hatchline.telephony.prompt.Pcm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.OptionalInt;

/** One open dialogue: what the caller hears, and the way to its socket. */
final class Dialogue implements MediaSession {
  private final Ticket ticket;
  private final Outlet outlet;
  private final Pacer pacer;
  private final Programme programme = new Programme();

  private volatile boolean closing;
  private volatile boolean over;

  // The pacing thread's own.
  private boolean hangUpSent;
  private long lastSentAt;

  /** What came of a tick. */
  enum Tick {
    SENT,
    DROPPED,
    /** There is nothing more to send, ever. */
    OVER
  }

  Dialogue(Ticket ticket, SocketChannel channel, Pacer pacer) {
    this.ticket = ticket;
    this.outlet = new Outlet(channel);
    this.pacer = pacer;
  }

  @Override
  public Ticket ticket() {
    return ticket;
  }

  @Override
  public void play(long playId, Pcm pcm) {
    programme.play(playId, pcm);
  }

  @Override
  public void stopPrompt() {
    programme.stopPrompt();
  }

  @Override
  public OptionalInt pausePrompt(long playId) {
    return programme.pause(playId);
  }

  @Override
  public void resumePrompt(long playId) {
    programme.resume(playId);
  }

  @Override
  public void music(Pcm loop, int from) {
    programme.music(loop, from);
  }

  @Override
  public int musicAt() {
    return programme.musicAt();
  }

  @Override
  public void silence() {
    programme.silence();
  }

  @Override
  public void close() {
    closing = true;
    pacer.hangUp(this);
  }

  /** True from {@link #close()} on. */
  boolean closing() {
    return closing;
  }

  /** The connection is closed; the pacing thread is to forget about it. */
  void end() {
    over = true;
  }

  boolean over() {
    return over;
  }

  /** The first tick is near: from now on the peer is expected to take what we send. */
  void join(long now) {
    lastSentAt = now;
  }

  /** How long the peer has taken nothing. */
  long stuckNanos(long now) {
    return now - lastSentAt;
  }

  /**
   * Sends the next 20 ms.
   *
   * @param message a sound message to be filled, see {@link AudioSocketFrame#newAudioMessage}
   * @param ended told of the prompt that ended with this frame
   * @throws IOException if the connection is gone
   */
  Tick tick(ByteBuffer message, long now, Ended ended) throws IOException {
    if (over || hangUpSent) {
      return Tick.OVER;
    }
    if (closing) {
      return Tick.DROPPED;
    }
    Programme.Play play = programme.next(message);
    boolean sent = outlet.send(message);
    if (sent) {
      lastSentAt = now;
    }
    if (play != null) {
      ended.ended(this, play.id());
    }
    return sent ? Tick.SENT : Tick.DROPPED;
  }

  /** Sends hang-up; false when it has to be tried again. */
  boolean sendHangUp(ByteBuffer message) throws IOException {
    if (!over && !hangUpSent) {
      hangUpSent = outlet.send(message);
    }
    return over || hangUpSent;
  }

  /** Hears that a prompt was sent to its end. */
  interface Ended {
    void ended(Dialogue dialogue, long playId);
  }
}
