package dev.hatchline.app.call;

import dev.hatchline.call.CallId;
import dev.hatchline.call.control.CallInput;
import dev.hatchline.telephony.speech.EarListener;
import dev.hatchline.telephony.speech.Utterance;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Brings what an ear tells into the call's mailbox, under the number of the listening that it
 * belongs to: what was said to one question is no answer to the next.
 */
final class OpenEar implements EarListener {
  private final CallId call;
  private final CallEars ears;
  private final Consumer<Mail> post;

  private volatile boolean deaf;
  private final AtomicLong listening = new AtomicLong();

  OpenEar(CallId call, CallEars ears, Consumer<Mail> post) {
    this.call = call;
    this.ears = ears;
    this.post = post;
  }

  /** A new ear, which hears until it says that it does not. */
  void opens() {
    deaf = false;
  }

  boolean deaf() {
    return deaf;
  }

  /** Answers are listened for from now on; the number of this listening. */
  long listens() {
    return listening.incrementAndGet();
  }

  /** They are not any more. */
  void rests() {
    listening.incrementAndGet();
  }

  private void tell(Overheard what) {
    post.accept(new Mail.Listened(listening.get(), what));
  }

  @Override
  public void escaped(String phrase) {
    post.accept(new Mail.Told(new CallInput.HatchOpened(phrase)));
  }

  @Override
  public void began() {
    tell(new Overheard.Began());
  }

  @Override
  public void onlyNoise() {
    ears.counts().noise();
    tell(new Overheard.OnlyNoise());
  }

  @Override
  public void heard(Utterance utterance) {
    ears.counts().understood(utterance.confidence());
    tell(new Overheard.Said(utterance.words(), utterance.confidence()));
  }

  @Override
  public void notUnderstood() {
    ears.counts().notUnderstood();
    tell(new Overheard.NotUnderstood());
  }

  /** A prompt that stands for somebody who is not heard any more has to go on. */
  @Override
  public void deaf(String why) {
    deaf = true;
    ears.deaf(call, why);
    tell(new Overheard.OnlyNoise());
  }

  @Override
  public void hears() {
    deaf = false;
    ears.hears(call);
  }
}
