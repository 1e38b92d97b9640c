package dev.hatchline.phones;

import dev.hatchline.phones.sound.Sound;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * One real SIP phone: a baresip process on loopback, µ-law, 20 ms packets, no sound card. All that
 * it sees is in {@link #events()}. Methods may be called from any thread.
 */
public final class Phone implements AutoCloseable {
  private static final Duration REGISTER_MAX = Duration.ofSeconds(10);
  private static final Duration END_MAX = Duration.ofSeconds(3);

  /** The other side of a call that we hang up answers within so long, or is not waited for. */
  private static final Duration GOODBYE_MAX = Duration.ofSeconds(1);

  private static final Duration LOOK_EVERY = Duration.ofMillis(250);

  /** After a look the machine is left to others for so many times as long. */
  private static final long LOOK_SHARE = 4;

  /** A key sounds for 180 ms; with this from key to key they stay apart. */
  private static final Duration KEY_EVERY = Duration.ofMillis(250);

  private final PhoneSpec spec;
  private final InstantSource clock;
  private final EventLog events;
  private final CallBook calls = new CallBook();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Baresip baresip;
  private final Speaker speaker;

  Phone(PhoneSpec spec, Baresip baresip, Duration spare, InstantSource clock) {
    this.spec = spec;
    this.baresip = baresip;
    this.clock = clock;
    this.events = new EventLog("phone " + spec.identity().user());
    this.speaker = new Speaker(baresip, calls, spec.voice(), spare);
  }

  Phone begin() {
    baresip.listen(json -> EventReader.read(json, now()).ifPresent(this::happened));
    var _ = baresip.gone().thenRun(this::gone);
    Accounts.atStart(spec).forEach(account -> baresip.run("uanew", account));
    return this;
  }

  /** All that it saw, in order. */
  public EventLog events() {
    return events;
  }

  /** What this phone was made of. */
  public PhoneSpec spec() {
    return spec;
  }

  /** The process id of baresip. */
  public long pid() {
    return baresip.pid();
  }

  /**
   * Registers, and waits until the server has accepted.
   *
   * @throws PhoneException if it refuses, or does not answer within 10 s
   */
  public void register() {
    int mark = events.size();
    baresip.run("uanew", Accounts.registering(spec));
    // "uadel" leaves baresip 1.0 with the freed account as the one that dials.
    baresip.run("uafind", Accounts.address(spec));
    PhoneEvent answer =
        events
            .search(mark, PhoneEvent.class, Phone::settlesRegistration, REGISTER_MAX)
            .orElseThrow(() ->
                new PhoneException(
                    "%s got no answer from %s within %d s; does it run there?"
                        .formatted(
                            spec.identity().user(),
                            spec.identity().peer(),
                            REGISTER_MAX.toSeconds())));
    if (answer instanceof PhoneEvent.RegisterFailed failed) {
      throw new PhoneException(
          "%s could not register at %s: %s"
              .formatted(spec.identity().user(), spec.identity().peer(), failed.reason()));
    }
  }

  private static boolean settlesRegistration(PhoneEvent event) {
    return event instanceof PhoneEvent.Registered || event instanceof PhoneEvent.RegisterFailed;
  }

  /** Signs off at the server; calls that are up end. */
  public void unregister() {
    baresip.run("uadel", Accounts.address(spec));
  }

  /** Calls a number at the server, or any {@code sip:} address. Returns before it rings. */
  public void dial(String to) {
    baresip.run("dial", address(to));
  }

  private String address(String to) {
    return to.startsWith("sip:") ? to : "sip:" + to + "@" + spec.identity().peer();
  }

  /** Answers the call that rings. */
  public void answer() {
    baresip.run("accept", "");
  }

  /** Refuses the call that rings: 486 Busy Here. */
  public void reject() {
    baresip.run("hangup", "");
  }

  /** Ends the call in hand, or gives it up if it was not answered. */
  public void hangUp() {
    baresip.run("hangup", "");
  }

  /**
   * Presses keys (0…9 * # A…D), four a second; returns after the last one has sounded. Stops if the
   * call ends.
   */
  public void press(String keys) {
    for (int i = 0; i < keys.length(); i++) {
      char key = keys.charAt(i);
      if ("0123456789*#ABCD".indexOf(key) < 0) {
        throw new IllegalArgumentException("a phone has no key '" + key + "'");
      }
      int mark = events.size();
      baresip.run("sndcode", String.valueOf(key));
      events.add(new PhoneEvent.KeyPressed(now(), key));
      if (events.search(mark, PhoneEvent.Ended.class, _ -> true, KEY_EVERY).isPresent()) {
        return;
      }
    }
  }

  /** Says this from now on in the call in hand, instead of whatever is being said. */
  public void say(Voice voice) {
    speaker.say(voice);
  }

  /** Puts the call in hand on hold. */
  public void hold() {
    baresip.run("hold", "");
  }

  /** Takes the call in hand off hold. */
  public void resume() {
    baresip.run("resume", "");
  }

  /** Gives the other side to a number at once (REFER); our call ends when that has worked. */
  public void blindTransfer(String to) {
    baresip.run("transfer", address(to));
  }

  /**
   * Holds the caller and rings somebody else to talk to first; returns when that one has answered.
   *
   * @return the SIP Call-ID of the call to that one
   * @throws PhoneException if nobody answers within the limit
   */
  public String consult(String to, Duration limit) {
    hold();
    int mark = events.size();
    dial(to);
    return events.awaitFrom(mark, PhoneEvent.Answered.class, _ -> true, limit).call();
  }

  /**
   * Joins the caller on hold with the one consulted (REFER with Replaces, RFC 3891), after {@link
   * #consult}; both of our calls end when that has worked.
   */
  public void completeTransfer() {
    List<String> up = calls.up();
    if (up.size() < 2) {
      throw new PhoneException("an attended transfer needs two calls, found " + up.size());
    }
    SipTrace.Dialog second =
        baresip
            .trace()
            .dialog(up.getLast())
            .orElseThrow(() -> new PhoneException("the second call is not answered yet"));
    baresip.run("callfind", up.getFirst());
    baresip.run("transfer", Accounts.replacing(spec, second));
  }

  /** {@link #consult}, then {@link #completeTransfer}. */
  public void attendedTransfer(String to, Duration limit) {
    consult(to, limit);
    completeTransfer();
  }

  /** The calls that are not over yet, oldest first, by SIP Call-ID. */
  public List<String> calls() {
    return calls.up();
  }

  /**
   * What was heard in the latest call so far, or nothing. Only packets that came are in it: where
   * none came (on hold, during a key) there is no gap, so seconds count sound, not time of day.
   */
  public Sound heard() {
    List<Path> all = baresip.folder().recordings();
    return all.isEmpty() ? Sound.empty() : readOrEmpty(all.getLast());
  }

  /** What was heard in each call so far, in the order in which sound began to flow. */
  public List<Sound> heardInEach() {
    return baresip.folder().recordings().stream().map(Phone::readOrEmpty).toList();
  }

  /** As {@link #heard()}, from a second on: cheap however long the call is. */
  public Sound heardSince(double second) {
    List<Path> all = baresip.folder().recordings();
    try {
      return all.isEmpty() ? Sound.empty() : Sound.readFrom(all.getLast(), second);
    } catch (IOException e) {
      throw new PhoneException("the phone's recording cannot be read: " + e.getMessage(), e);
    }
  }

  /** A file that has just been made has no header yet. */
  private static Sound readOrEmpty(Path wav) {
    try {
      return Sound.readFrom(wav, 0);
    } catch (NoSuchFileException _) {
      return Sound.empty();
    } catch (IOException e) {
      throw new PhoneException("the phone's recording cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Waits until what is heard in the latest call is as wanted, e.g. {@code s ->
   * s.toneAt(440).isPresent()}; looks four times a second, for a growing file tells nobody.
   *
   * @return what was heard until then
   * @throws PhoneException if it was not heard within the limit
   */
  public Sound awaitSound(Predicate<Sound> wanted, Duration limit) {
    long from = System.nanoTime();
    while (true) {
      long looked = System.nanoTime();
      Sound sound = heard();
      if (wanted.test(sound)) {
        return sound;
      }
      long rest = Math.max(LOOK_EVERY.toNanos(), LOOK_SHARE * (System.nanoTime() - looked));
      boolean gone =
          events
              .search(events.size(), PhoneEvent.Gone.class, _ -> true, Duration.ofNanos(rest))
              .isPresent();
      if (gone || System.nanoTime() - from > limit.toNanos()) {
        throw new PhoneException(
            "phone %s did not hear what was wanted within %d ms; it heard sound at %s; it saw %s"
                .formatted(spec.identity().user(), limit.toMillis(), sound.spans(), events.all()));
      }
    }
  }

  /** Pulls the plug: SIGKILL, nobody is told. Returns when the process is gone. */
  public void kill() {
    baresip.kill();
  }

  /** Hangs up, signs off, ends, and leaves the recording where it was wanted. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    if (baresip.alive()) {
      quit();
    }
    baresip.endWithin(END_MAX);
    spec.record().ifPresent(this::leaveRecording);
    baresip.folder().delete();
  }

  private void quit() {
    try {
      hangUpAll();
      baresip.run("quit", "");
    } catch (PhoneException _) {
      // It is going already, or hangs and will be killed.
    }
  }

  /** And hears that they are over; a call whose other side does not answer is left so. */
  private void hangUpAll() {
    int mark = events.size();
    int up = calls.up().size();
    for (int i = 0; i < up; i++) {
      baresip.run("hangup", "");
    }
    Set<String> over = new HashSet<>();
    for (int i = 0; i < up; i++) {
      events
          .search(mark, PhoneEvent.Ended.class, ended -> !over.contains(ended.call()), GOODBYE_MAX)
          .ifPresent(ended -> over.add(ended.call()));
    }
  }

  private void leaveRecording(Path wav) {
    try {
      heardInEach().stream().reduce(Sound.empty(), Sound::then).write(wav);
    } catch (IOException e) {
      throw new PhoneException("the recording cannot be written: " + e.getMessage(), e);
    }
  }

  private void happened(PhoneEvent event) {
    calls.saw(event);
    events.add(event);
    if (event instanceof PhoneEvent.Incoming incoming) {
      follow(incoming);
    } else if (event instanceof PhoneEvent.Answered) {
      speaker.begin();
    }
  }

  private void follow(PhoneEvent.Incoming incoming) {
    switch (spec.answer()) {
      case AnswerPolicy.RingOn _ -> {}
      case AnswerPolicy.Reject _ -> later(Duration.ZERO, this::reject);
      case AnswerPolicy.After after -> later(after.delay(), () -> answerIfRinging(incoming.call()));
    }
  }

  private void answerIfRinging(String call) {
    if (calls.up().contains(call)) {
      answer();
    }
  }

  /** On a thread of its own: the one that reports events must not run commands. */
  private void later(Duration delay, Runnable action) {
    CompletableFuture.delayedExecutor(
            delay.toNanos(), TimeUnit.NANOSECONDS, Thread::startVirtualThread)
        .execute(() -> {
          try {
            if (!closed.get()) {
              action.run();
            }
          } catch (PhoneException _) {
            // The call or the phone ended meanwhile; the event log says so.
          }
        });
  }

  private void gone() {
    Moment when = now();
    for (String call : calls.up()) {
      happened(new PhoneEvent.Ended(when, call, PhoneEvent.Ending.BROKEN, "the phone is gone"));
    }
    happened(new PhoneEvent.Gone(when, closed.get() ? "closed" : baresip.lastWords()));
  }

  private Moment now() {
    return Moment.now(clock);
  }
}
