package dev.hatchline.app.call;

import dev.hatchline.call.CallId;
import dev.hatchline.call.control.CallInput;
import dev.hatchline.telephony.speech.AnswerListener;
import dev.hatchline.telephony.speech.EarListener;
import dev.hatchline.telephony.speech.Utterance;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings what an ear tells into the call's mailbox, what answers a question under the number of its
 * listening: what was said to one is no answer to the next.
 */
final class OpenEar implements EarListener {
  private final CallId call;
  private final CallEars ears;
  private final Consumer<Mail> post;
  private final AtomicLong listenings = new AtomicLong();

  private volatile boolean deaf;
  private volatile String why = "";

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

  /** Who is to be told of the next listening. */
  Numbered listening() {
    return new Numbered(listenings.incrementAndGet());
  }

  @Override
  public void escaped(String phrase) {
    post.accept(new Mail.Told(new CallInput.HatchOpened(phrase)));
  }

  @Override
  public void deaf(String why) {
    deaf = true;
    this.why = why;
    ears.deaf(call, why);
  }

  @Override
  public void hears() {
    deaf = false;
    ears.hears(call, why);
  }

  /** One listening. The ear's thread is not ours: the number comes with what is told. */
  final class Numbered implements AnswerListener {
    private final long number;
    private volatile @Nullable Instant began;

    private Numbered(long number) {
      this.number = number;
    }

    long number() {
      return number;
    }

    private void tell(Overheard what) {
      post.accept(new Mail.Listened(number, what));
    }

    /** An answer may come of which no beginning was told. */
    private void known(String outcome) {
      Instant since = began;
      began = null;
      ears.notes().heard(call, since == null ? ears.notes().now() : since, outcome);
    }

    @Override
    public void began() {
      began = ears.notes().now();
      tell(new Overheard.Began());
    }

    @Override
    public void onlyNoise() {
      ears.counts().noise();
      known("noise");
      tell(new Overheard.OnlyNoise());
    }

    /** Nobody knows whether it was noise: it counts as nothing. */
    @Override
    public void lost() {
      known("lost");
      tell(new Overheard.OnlyNoise());
    }

    @Override
    public void heard(Utterance utterance) {
      ears.counts().understood(utterance.confidence());
      known("understood");
      tell(new Overheard.Said(utterance.words(), utterance.confidence()));
    }

    @Override
    public void notUnderstood() {
      ears.counts().notUnderstood();
      known("not-understood");
      tell(new Overheard.NotUnderstood());
    }
  }
}
