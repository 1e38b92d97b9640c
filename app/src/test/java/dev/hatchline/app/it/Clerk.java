package dev.hatchline.app.it;

import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import dev.hatchline.phones.PhoneException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A person at an agent's phone: answers whoever rings; when told so, talks briefly each time. */
final class Clerk implements AutoCloseable {
  private static final Duration REACTION = Duration.ofMillis(150);
  private static final Duration TALK = Duration.ofMillis(1_200);

  private final String extension;
  private final int hertz;
  private final Phone phone;
  private volatile boolean brief;
  private volatile String ending = "";

  private Clerk(Rig rig, String extension, int hertz) {
    this.extension = extension;
    this.hertz = hertz;
    this.phone = rig.agent(extension, hertz, REACTION);
    phone.events().follow(this::saw);
  }

  /** Signed in, and known to be free. */
  static Clerk signIn(Rig rig, String extension, int hertz) {
    Clerk clerk = new Clerk(rig, extension, hertz);
    rig.awaitAgent(extension, "Available");
    return clerk;
  }

  /** A ringing of this phone. */
  record Rung(String extension, String number, long nanos, String call) {}

  String extension() {
    return extension;
  }

  int hertz() {
    return hertz;
  }

  Phone phone() {
    return phone;
  }

  /** From now on each conversation is short. */
  void talkBriefly() {
    brief = true;
  }

  /** From now on each conversation lasts until it is ended. */
  void talkAtLength() {
    brief = false;
  }

  /** In a conversation that nobody is about to end. */
  boolean talksAtLength() {
    return !brief
        && phone.calls().size() == 1
        && !phone.calls().contains(ending)
        && answered().stream().anyMatch(rung -> phone.calls().contains(rung.call()));
  }

  private void saw(PhoneEvent event) {
    if (event instanceof PhoneEvent.Answered answered && brief) {
      ending = answered.call();
      CompletableFuture.delayedExecutor(
              TALK.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
          .execute(() -> end(answered.call()));
    }
  }

  private void end(String call) {
    try {
      if (phone.calls().contains(call)) {
        phone.hangUp();
      }
    } catch (PhoneException _) {
      // The other side was quicker.
    }
  }

  /** Every ringing so far, in order. */
  List<Rung> rung() {
    return phone.events().all().stream()
        .filter(PhoneEvent.Incoming.class::isInstance)
        .map(PhoneEvent.Incoming.class::cast)
        .map(seen -> new Rung(extension, seen.number(), seen.when().nanos(), seen.call()))
        .toList();
  }

  /** The ringings that were answered. */
  List<Rung> answered() {
    Set<String> answered =
        phone.events().all().stream()
            .filter(PhoneEvent.Answered.class::isInstance)
            .map(event -> ((PhoneEvent.Answered) event).call())
            .collect(Collectors.toSet());
    return rung().stream().filter(rung -> answered.contains(rung.call())).toList();
  }

  @Override
  public void close() {
    phone.close();
  }
}
