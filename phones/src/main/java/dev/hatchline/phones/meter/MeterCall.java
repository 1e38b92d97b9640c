package dev.hatchline.phones.meter;

import dev.hatchline.phones.sound.Sound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One call of ours, from the INVITE to the end; a caller who presses keys and, if told to, says
 * something.
 */
public final class MeterCall implements AutoCloseable {
  private final SipLink sip;
  private final RtpStream sound;
  private final String uri;
  private final String from;
  private final String callId = SipLink.token();
  private final String branch = SipLink.token();
  private final CompletableFuture<Long> ringing = new CompletableFuture<>();
  private final CompletableFuture<Long> answered = new CompletableFuture<>();
  private final CompletableFuture<Long> ended = new CompletableFuture<>();
  private volatile String to;
  private volatile long dialled;
  private boolean closed;

  MeterCall(SipLink sip, RtpStream sound, String number, String caller) throws IOException {
    this.sip = sip;
    this.sound = sound;
    this.uri = "sip:" + number + "@" + sip.peer();
    this.from = "<sip:%s@%s>;tag=%s".formatted(caller, sip.own(), SipLink.token());
    this.to = "<" + uri + ">";
    sip.follow(callId, this::received);
  }

  void invite() throws IOException {
    dialled = System.nanoTime();
    sip.ask(
        request("INVITE", 1, branch)
            .with("Contact", "<sip:meter@" + sip.own() + ">")
            .with("Allow", "INVITE, ACK, CANCEL, BYE, OPTIONS")
            .withSdp(Sdp.of(sound.address())));
  }

  private SipMessage request(String method, int number, String via) throws IOException {
    return sip.request(method, uri, via)
        .with("From", from)
        .with("To", to)
        .with("Call-ID", callId)
        .with("CSeq", number + " " + method);
  }

  private void received(SipMessage message, long nanos) {
    try {
      if (!message.isResponse()) {
        asked(message, nanos);
      } else if (message.method().equals("INVITE") && message.status() >= 200) {
        decided(message, nanos);
      } else if (message.method().equals("INVITE") && message.status() == 180) {
        ringing.complete(nanos);
      }
    } catch (IOException closedLink) {
      answered.completeExceptionally(closedLink);
    }
  }

  private void decided(SipMessage response, long nanos) throws IOException {
    to = response.header("To");
    boolean taken = response.status() < 300;
    // The ACK of a refusal belongs to the INVITE (17.1.1.3), that of an answer stands alone.
    sip.send(request("ACK", 1, taken ? SipLink.token() : branch));
    if (!taken) {
      answered.completeExceptionally(new MeterException("refused: " + response.start()));
    } else if (!answered.isDone()) {
      sound.speakTo(Sdp.rtp(response.body()));
      answered.complete(nanos);
      endIfLate();
    }
  }

  /** The answer crossed our CANCEL: the call is up, and nobody wants it. */
  private synchronized void endIfLate() throws IOException {
    if (closed) {
      sip.ask(request("BYE", 2, SipLink.token()));
    }
  }

  private void asked(SipMessage request, long nanos) throws IOException {
    if (!request.method().equals("ACK")) {
      sip.send(SipLink.response(request, "200 OK", callId));
    }
    if (request.method().equals("BYE")) {
      ended.complete(nanos);
    }
  }

  /** The moment at which the INVITE left (ns of {@link System#nanoTime}). */
  public long dialled() {
    return dialled;
  }

  /** Waits until the other side says that it rings (180); the moment (ns). */
  public long awaitRinging(Duration limit) {
    return await(ringing, limit, "ringing");
  }

  /**
   * Waits for the answer.
   *
   * @return the moment at which it came (ns of {@link System#nanoTime})
   * @throws MeterException if the call is refused or not answered in time
   */
  public long awaitAnswer(Duration limit) {
    return await(answered, limit, "an answer");
  }

  /** Waits for the first sound; the moment at which it came (ns). */
  public long awaitSound(Duration limit) {
    return await(sound.firstSound(), limit, "sound");
  }

  /** From now on the caller says this, again and again, instead of silence. */
  public void say(Sound loop) {
    short[] samples = loop.at(Sound.PHONE_RATE).samples();
    if (samples.length == 0) {
      throw new IllegalArgumentException("expected a sound, found nothing");
    }
    sound.say(MuLaw.encode(samples));
  }

  /**
   * Says this once, from the next packet on, and is silent again. Sample {@code i} leaves with the
   * packet that is {@code i / 160} packets of 20 ms after the first.
   *
   * @return the moment at which the first packet leaves (ns)
   */
  public long sayOnce(Sound words, Duration limit) {
    short[] samples = words.at(Sound.PHONE_RATE).samples();
    if (samples.length == 0) {
      throw new IllegalArgumentException("expected a sound, found nothing");
    }
    return await(sound.sayOnce(MuLaw.encode(samples)), limit, "sound to leave");
  }

  /** From now on it is noted when sound comes, and when silence: {@link #sounds}. */
  public void noteSounds() {
    sound.noteSounds();
  }

  /**
   * The moments at which packets with sound in them came, from {@code from} to {@code to} (ns);
   * after {@link #noteSounds}.
   */
  public long[] sounds(long from, long to) {
    return sound.sounds().between(from, to);
  }

  /** Whether the other side has hung up. */
  public boolean over() {
    return ended.isDone();
  }

  /** Presses a key for 100 ms; the moment at which its first packet left (ns). */
  public long press(char key, Duration limit) {
    return await(sound.press(key), limit, "a key to leave");
  }

  /** Waits until the other side hangs up; the moment (ns). */
  public long awaitEnd(Duration limit) {
    return await(ended, limit, "the other side to hang up");
  }

  /** The moments at which packets came, from {@code from} to {@code to} (ns). */
  public long[] packets(long from, long to) {
    return sound.arrivals().between(from, to);
  }

  static long await(CompletableFuture<Long> moment, Duration limit, String what) {
    try {
      return moment.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw new MeterException("expected " + what + " within " + limit, late);
    } catch (ExecutionException fault) {
      throw new MeterException("expected " + what + ": " + fault.getCause(), fault);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new MeterException("interrupted while waiting for " + what, interrupted);
    }
  }

  /** Hangs up. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (!answered.isDone()) {
        // Not taken yet: only a CANCEL ends it, and it goes the INVITE's way (9.1).
        sip.send(request("CANCEL", 1, branch));
      } else if (!answered.isCompletedExceptionally() && !ended.isDone()) {
        sip.ask(request("BYE", 2, SipLink.token()));
      }
      sound.close();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
