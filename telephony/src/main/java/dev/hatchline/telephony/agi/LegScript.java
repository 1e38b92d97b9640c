package dev.hatchline.telephony.agi;

import dev.hatchline.telephony.Arrival;
import dev.hatchline.telephony.AsteriskLink;
import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.DialRequest;
import dev.hatchline.telephony.FinishAs;
import dev.hatchline.telephony.Leg;
import dev.hatchline.telephony.LegEvent;
import dev.hatchline.telephony.LegListener;
import dev.hatchline.telephony.Music;
import dev.hatchline.telephony.OutsideDial;
import dev.hatchline.telephony.media.AudioSocketServer;
import dev.hatchline.telephony.media.MediaSession;
import dev.hatchline.telephony.prompt.Pcm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One leg between the three that touch it: the engine asks (any thread), the media side tells (its
 * reader thread), and {@link LegRunner} executes (the call's own thread).
 *
 * <p>{@code guard} keeps the state; events go out under {@code voice} alone, one at a time.
 */
final class LegScript implements Leg {
  private static final int CANCELS_MAX = 3;

  private final Arrival arrival;
  private final AsteriskLink link;
  private final Duration hold;
  private final ReentrantLock guard = new ReentrantLock();
  private final Condition asked = guard.newCondition();
  private final ReentrantLock voice = new ReentrantLock();

  private LegPlan plan = LegPlan.START;
  private Sound sound = Sound.NONE;
  private @Nullable Dialogue dialogue;
  private @Nullable MediaSession session;
  private boolean silentOnce;
  private CompletableFuture<Boolean> beat = CompletableFuture.completedFuture(true);
  private CompletableFuture<Boolean> cancelling = CompletableFuture.completedFuture(true);
  private volatile Consumer<Pcm> hearing = NOBODY;
  private LegListener listener = _ -> {};
  private boolean released;

  LegScript(Arrival arrival, AsteriskLink link, Duration hold) {
    this.arrival = arrival;
    this.link = link;
    this.hold = hold;
  }

  // ---- the engine asks

  @Override
  public Arrival arrival() {
    return arrival;
  }

  @Override
  public void openDialogue() {
    ask(new Step.Open());
  }

  @Override
  public void dial(DialRequest request) {
    ask(new Step.Dial(request));
  }

  @Override
  public void dial(OutsideDial request) {
    ask(new Step.Outside(request));
  }

  @Override
  public void join(Channel agent) {
    AgiWords.bridge(agent); // throws now, at the one who asks wrongly
    ask(new Step.Join(agent));
  }

  @Override
  public void record(Path wav, Duration max) {
    AgiWords.record(wav, max); // throws now, at the one who asks wrongly
    ask(new Step.Recording(wav, max));
  }

  @Override
  public void finish(FinishAs as) {
    ask(new Step.Finish(as));
  }

  private void ask(Step step) {
    change(plan -> plan.ask(step));
  }

  @Override
  public void play(long playId, Pcm prompt) {
    sound(was -> was.play(playId, prompt), now -> now.play(playId, prompt));
  }

  @Override
  public void music(Music music) {
    sound(was -> was.loop(music), now -> sound.playMusicOn(now));
  }

  @Override
  public void silence() {
    sound(Sound::silence, MediaSession::silence);
  }

  @Override
  public OptionalInt pause(long playId) {
    guard.lock();
    try {
      return session == null ? OptionalInt.empty() : session.pausePrompt(playId);
    } finally {
      guard.unlock();
    }
  }

  @Override
  public void resume(long playId) {
    sound(kept -> kept, now -> now.resumePrompt(playId));
  }

  @Override
  public void hearing(Consumer<Pcm> sink) {
    hearing = sink;
  }

  private void sound(UnaryOperator<Sound> kept, Consumer<MediaSession> heard) {
    guard.lock();
    try {
      sound = kept.apply(sound);
      if (session != null) {
        heard.accept(session);
      }
    } finally {
      guard.unlock();
    }
  }

  @Override
  public void cancelDial() {
    guard.lock();
    try {
      boolean first = plan.doing() == Doing.DIALLING;
      plan = plan.cancel();
      if (first) {
        cancel(CANCELS_MAX);
      }
    } finally {
      guard.unlock();
    }
  }

  /** Again, should Asterisk's word on an earlier dial of this caller have used the first one up. */
  private void cancel(int tries) {
    guard.lock();
    try {
      if (tries > 0 && plan.doing() == Doing.CANCELLING) {
        cancelling = link.cancelDial(arrival.channel());
        var _ = cancelling.thenAccept(done -> cancel(done ? 0 : tries - 1));
      }
    } finally {
      guard.unlock();
    }
  }

  /** Changes the plan; ends the dialogue if the new plan leaves it; wakes the runner. */
  private void change(UnaryOperator<LegPlan> how) {
    guard.lock();
    try {
      plan = how.apply(plan);
      if (plan.doing() == Doing.LEAVING && session != null) {
        session.close();
        keepPlace();
      }
      asked.signalAll();
    } finally {
      guard.unlock();
    }
  }

  /** Under the guard: the dialogue's sound is over, and the music's place is kept. */
  private void keepPlace() {
    if (session != null) {
      sound = sound.stopped(session);
      session = null;
    }
  }

  // ---- the media side tells

  void opened(Dialogue which, MediaSession opened) {
    boolean told = false;
    guard.lock();
    try {
      if (which != dialogue || plan.doing() != Doing.OPENING) {
        opened.close();
      } else {
        plan = plan.opened();
        session = opened;
        sound.startOn(opened);
        told = true;
      }
    } finally {
      guard.unlock();
    }
    if (told) {
      tell(new LegEvent.DialogueOpened());
    }
  }

  void audio(Pcm pcm) {
    hearing.accept(pcm);
  }

  boolean isHeard() {
    return !hearing.equals(NOBODY);
  }

  /** Whoever hears the caller hears them while Asterisk alone has them, too; null for nobody. */
  @Nullable Tap tap(AudioSocketServer media, String address) {
    return isHeard() ? Tap.on(this, link, media, address) : null;
  }

  void key(char digit) {
    tell(new LegEvent.Key(digit));
  }

  void played(long playId) {
    sound(was -> was.played(playId), _ -> {});
    tell(new LegEvent.Played(playId));
  }

  /**
   * A dialogue without the caller's sound is made again once; when that one is silent too, it is
   * the phone that sends nothing, and the caller may still hear us and press keys.
   */
  void silentPeer(Dialogue which) {
    guard.lock();
    try {
      if (which != dialogue || plan.doing() != Doing.TALKING || silentOnce) {
        return;
      }
      silentOnce = true;
    } finally {
      guard.unlock();
    }
    leave();
  }

  /** Ends the dialogue, if there is one. */
  void leave() {
    change(LegPlan::leave);
  }

  void closed(Dialogue which) {
    guard.lock();
    try {
      if (which == dialogue) {
        keepPlace();
      }
    } finally {
      guard.unlock();
    }
  }

  // ---- the runner executes

  /** The next step, begun; null if none comes in time. */
  @Nullable Step next(Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    guard.lockInterruptibly();
    try {
      while (plan.waiting().isEmpty() && left > 0) {
        left = asked.awaitNanos(left);
      }
      if (plan.waiting().isEmpty()) {
        return null;
      }
      Step step = plan.waiting().getFirst();
      plan = plan.take();
      if (step.putsThrough() && !(beat.isDone() && beat.join())) {
        // A prolonging on its way would overtake the script's word that nothing cuts this call.
        var _ = link.prolong(arrival.channel(), Duration.ZERO);
      }
      return step;
    } finally {
      guard.unlock();
    }
  }

  /** A dialogue to issue a ticket for; null if what was asked meanwhile ends it already. */
  @Nullable Dialogue begin() {
    guard.lock();
    try {
      dialogue = plan.doing() == Doing.OPENING ? new Dialogue(this) : null;
      return dialogue;
    } finally {
      guard.unlock();
    }
  }

  /** The AudioSocket is over. True if we wanted that. */
  boolean ended() {
    guard.lock();
    try {
      boolean wanted = plan.doing() == Doing.LEAVING;
      boolean again = dialogue != null && dialogue.silent() && plan.waiting().isEmpty();
      dialogue = null;
      keepPlace();
      if (again && wanted) {
        plan = plan.rest().ask(new Step.Open());
      } else {
        sound = sound.cut();
      }
      return wanted;
    } finally {
      guard.unlock();
    }
  }

  /** The class of the music that goes on while a phone rings; null for none. */
  @Nullable String musicClass() {
    guard.lock();
    try {
      return sound.musicClass();
    } finally {
      guard.unlock();
    }
  }

  /** A dial is over that took so long. */
  void rang(Duration dial) {
    sound(was -> was.rang(dial), _ -> {});
  }

  /** The step is done; true if a dial was cancelled. */
  boolean rest() {
    guard.lock();
    try {
      boolean cancelled = plan.doing() == Doing.CANCELLING;
      plan = plan.rest();
      cancelling.complete(false);
      return cancelled;
    } finally {
      guard.unlock();
    }
  }

  /** Prolongs what Asterisk allows us, unless the caller is rung through or gone. */
  void beat() {
    guard.lock();
    try {
      if (plan.doing() != Doing.OVER && !plan.doing().putThrough()) {
        beat = link.prolong(arrival.channel(), hold);
      }
    } finally {
      guard.unlock();
    }
  }

  void heardBy(LegListener hears) {
    voice.lock();
    try {
      listener = hears;
    } finally {
      voice.unlock();
    }
  }

  /** Tells the engine, one event at a time, nothing after {@code Released}. */
  void tell(LegEvent event) {
    voice.lock();
    try {
      if (released) {
        return;
      }
      released = event instanceof LegEvent.Released;
      listener.on(event);
    } finally {
      voice.unlock();
    }
  }

  /** The script is over. */
  void release() {
    change(LegPlan::over);
    tell(new LegEvent.Released());
  }
}
