package dev.hatchline.phones.meter;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A call that comes to a phone of ours, from its INVITE to its end (RFC 3261, 13.3). It rings until
 * it is told otherwise. Moments are of {@link System#nanoTime}.
 */
public final class IncomingCall {
  private final SipLink sip;
  private final RtpDesk rtp;
  private final SipMessage invite;
  private final long invited;
  private final String tag = SipLink.token();
  private final CompletableFuture<Long> answered = new CompletableFuture<>();
  private final CompletableFuture<Long> ended = new CompletableFuture<>();
  private final CompletableFuture<RtpStream> sound = new CompletableFuture<>();
  private SipMessage said;

  IncomingCall(SipLink sip, RtpDesk rtp, SipMessage invite, long invited) throws IOException {
    this.sip = sip;
    this.rtp = rtp;
    this.invite = invite;
    this.invited = invited;
    this.said = SipLink.response(invite, "180 Ringing", tag);
    sip.follow(invite.callId(), this::received);
    sip.send(said);
  }

  /** The number that was dialled. */
  public String number() {
    return SipLink.user(invite);
  }

  /** When the INVITE came. */
  public long invited() {
    return invited;
  }

  /** When it was answered; empty if it was not. */
  public OptionalLong answered() {
    return moment(answered);
  }

  /** When it ended, by whomever; empty while it rings or is up. */
  public OptionalLong ended() {
    return moment(ended);
  }

  private static OptionalLong moment(CompletableFuture<Long> when) {
    return when.isDone() ? OptionalLong.of(when.join()) : OptionalLong.empty();
  }

  /** Takes it, in silence; nothing happens if it is over or taken. */
  public synchronized void answer() {
    if (ended.isDone() || answered.isDone()) {
      return;
    }
    try {
      RtpStream stream = rtp.open();
      stream.speakTo(Sdp.rtp(invite.body()));
      sound.complete(stream);
      answered.complete(System.nanoTime());
      say(
          SipLink.response(invite, "200 OK", tag)
              .with("Contact", "<sip:" + number() + "@" + sip.own() + ">")
              .withSdp(Sdp.of(stream.address())));
    } catch (IOException closed) {
      lost();
    }
  }

  /** Refuses it; nothing happens if it is over or taken. */
  public synchronized void busy() {
    if (!ended.isDone() && !answered.isDone()) {
      over(System.nanoTime());
      say(SipLink.response(invite, "486 Busy Here", tag));
    }
  }

  /** From now on this is said, again and again, in place of silence; in an answered call. */
  public void say(short[] samples) {
    var _ = sound.thenAccept(stream -> stream.say(MuLaw.encode(samples)));
  }

  /** Waits for the first sound; the moment at which it came. */
  public long awaitSound(Duration limit) {
    return MeterCall.await(
        sound.thenCompose(RtpStream::firstSound), limit, "sound in a call to " + number());
  }

  /** From the answer on a tone of so many Hz is listened for; to be said before the answer. */
  public void listenFor(int hertz) {
    var _ = sound.thenAccept(stream -> stream.listenFor(hertz));
  }

  /** Waits for the first packet in which that tone is heard; the moment at which it came. */
  public long awaitTone(Duration limit) {
    return MeterCall.await(
        sound.thenCompose(RtpStream::firstTone), limit, "the tone in a call to " + number());
  }

  /** Ends it, if it was taken and is not over. */
  public synchronized void hangUp() {
    if (!answered.isDone() || ended.isDone()) {
      return;
    }
    over(System.nanoTime());
    try {
      String contact = invite.header("Contact").replaceAll("^.*<|>.*$", "");
      String from = invite.header("To") + ";tag=" + tag;
      sip.ask(
          sip.request("BYE", contact, SipLink.token())
              .with("From", from)
              .with("To", invite.header("From"))
              .with("Call-ID", invite.callId())
              .with("CSeq", "1 BYE"));
    } catch (IOException closed) {
      lost();
    }
  }

  /** The other side is gone, and will say nothing more. */
  public synchronized void lost() {
    over(System.nanoTime());
  }

  private void over(long nanos) {
    ended.complete(nanos);
    @Nullable RtpStream stream = sound.getNow(null);
    if (stream != null) {
      try {
        stream.close();
      } catch (IOException closed) {
        // It is what was wanted.
      }
    }
  }

  private void say(SipMessage response) {
    said = response;
    try {
      sip.send(response);
    } catch (IOException closed) {
      lost();
    }
  }

  private synchronized void received(SipMessage message, long nanos) {
    if (message.isResponse()) {
      return;
    }
    switch (message.method()) {
      case "INVITE" -> say(said); // said once more, so that it is answered once more
      case "ACK" -> {}
      case "CANCEL" -> {
        reply(message);
        if (!answered.isDone() && !ended.isDone()) {
          over(nanos);
          say(SipLink.response(invite, "487 Request Terminated", tag)); // RFC 3261, 9.2
        }
      }
      case "BYE" -> {
        over(nanos);
        reply(message);
      }
      default -> reply(message);
    }
  }

  private void reply(SipMessage request) {
    try {
      sip.send(SipLink.response(request, "200 OK", tag));
    } catch (IOException closed) {
      lost();
    }
  }
}
