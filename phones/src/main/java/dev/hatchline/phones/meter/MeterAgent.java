package dev.hatchline.phones.meter;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An agent's phone, registered. Without somebody who takes its calls it rings, and tells when. */
public final class MeterAgent {
  private static final int EXPIRES_S = 3600;

  /** The number of the first request that takes the registration back. */
  private static final int GOES = 3;

  private final SipLink sip;
  private final String user;
  private final String password;
  private final String registration = SipLink.token();
  private final String tag = SipLink.token();
  private final CompletableFuture<Long> registered = new CompletableFuture<>();
  private final CompletableFuture<Long> unregistered = new CompletableFuture<>();
  private final BlockingQueue<Long> rings = new LinkedBlockingQueue<>();

  MeterAgent(
      SipLink sip,
      RtpDesk rtp,
      String user,
      String password,
      @Nullable Consumer<IncomingCall> taken) {
    this.sip = sip;
    this.user = user;
    this.password = password;
    sip.follow(registration, this::answered);
    sip.answerFor(
        user, new Bell(sip, rtp, taken == null ? call -> rings.add(call.invited()) : taken));
  }

  void register(Duration limit) throws IOException {
    sip.ask(registration(1));
    MeterCall.await(registered, limit, "agent " + user + " to be registered");
  }

  /** Done when the line knows it: whoever goes without a word is rung in vain until missed. */
  CompletableFuture<Long> unregister() throws IOException {
    if (!registered.isDone() || registered.isCompletedExceptionally()) {
      unregistered.complete(0L);
    } else {
      sip.ask(registration(GOES));
    }
    return unregistered;
  }

  private SipMessage registration(int number) throws IOException {
    String address = "<sip:" + user + "@" + sip.peer() + ">";
    return sip.request("REGISTER", "sip:" + sip.peer(), SipLink.token())
        .with("From", address + ";tag=" + tag)
        .with("To", address)
        .with("Call-ID", registration)
        .with("CSeq", number + " REGISTER")
        .with("Contact", "<sip:" + user + "@" + sip.own() + ">")
        .with("Expires", String.valueOf(number < GOES ? EXPIRES_S : 0));
  }

  /** Each of our two wishes is refused once, for want of the password. */
  private void answered(SipMessage response, long nanos) {
    int number = Integer.parseInt(response.header("CSeq").replaceFirst(" .*", ""));
    CompletableFuture<Long> done = number < GOES ? registered : unregistered;
    try {
      String challenge = response.header("WWW-Authenticate");
      if (response.isResponse() && response.status() == 200) {
        done.complete(nanos);
      } else if ((number == 1 || number == GOES) && !challenge.isEmpty()) {
        String uri = "sip:" + sip.peer();
        sip.ask(
            registration(number + 1)
                .with("Authorization", Digest.answer(challenge, "REGISTER", uri, user, password)));
      } else {
        done.completeExceptionally(new MeterException("refused: " + response.start()));
      }
    } catch (IOException fault) {
      done.completeExceptionally(fault);
    }
  }

  /**
   * Waits for the next ring.
   *
   * @return the moment at which its INVITE came (ns of {@link System#nanoTime})
   */
  public long awaitRing(Duration limit) {
    try {
      Long ring = rings.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
      if (ring == null) {
        throw new MeterException("expected agent " + user + " to be rung within " + limit);
      }
      return ring;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new MeterException("interrupted while waiting for a ring", interrupted);
    }
  }
}
