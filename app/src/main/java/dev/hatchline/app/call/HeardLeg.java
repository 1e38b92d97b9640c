package dev.hatchline.app.call;

import dev.hatchline.call.CallId;
import dev.hatchline.telephony.Arrival;
import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.DialRequest;
import dev.hatchline.telephony.FinishAs;
import dev.hatchline.telephony.Leg;
import dev.hatchline.telephony.LegEvent;
import dev.hatchline.telephony.Music;
import dev.hatchline.telephony.OutsideDial;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.speech.Answers;
import dev.hatchline.telephony.speech.Ear;
import dev.hatchline.telephony.speech.Tongue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A leg whose caller is heard: an ear is open as long as the dialogue is, a message is recorded or
 * a number outside rings, whatever is played, looked up or waited for meanwhile, and nobody of ours
 * listens to a caller who talks to a person. The ear knows what is played, for what comes back of
 * that is nobody's speech. It stays the same from a dialogue to a message or a ringing and back:
 * where not all are listened to, whoever closes an ear gives it to somebody else.
 *
 * <p>What is heard goes to the call's mailbox, as keys do: of the two the first one counts.
 */
final class HeardLeg implements Leg {
  private final CallId call;
  private final Leg leg;
  private final CallEars ears;
  private final OpenEar told;

  private Tongue tongue;
  private @Nullable Ear ear;
  private @Nullable Playing playing;
  private @Nullable Wanted wanted;
  private Doing doing = Doing.DIALOGUE;

  /** What is done with the caller; beside the dialogue escape words alone are listened for. */
  private enum Doing {
    DIALOGUE,
    /** Who is recorded talks on: each word counts only alone. */
    RECORDED,
    RINGS_OUTSIDE
  }

  /** Answers that are listened for, and who is told of them. */
  private record Wanted(Answers answers, OpenEar.Numbered told) {}

  /** A prompt, as far as it was played when it was last paused. */
  private record Playing(long playId, Pcm prompt, int from, Instant began) {
    Pcm rest() {
      return from == 0 ? prompt : prompt.slice(from, prompt.length() - from);
    }
  }

  /**
   * Hears this leg as soon as its dialogue opens.
   *
   * @param language that the caller is taken to speak until a prompt says otherwise
   */
  HeardLeg(Leg leg, CallEars ears, String language, Consumer<Mail> post) {
    this.call = leg.arrival().call();
    this.leg = leg;
    this.ears = ears;
    this.tongue = ears.tongue(language);
    this.told = new OpenEar(call, ears, post);
  }

  boolean is(Leg other) {
    return leg.equals(other);
  }

  // ---- the ear

  /** From now on the caller is taken to speak this language. */
  synchronized void speaks(String language) {
    Tongue spoken = ears.tongue(language);
    if (!spoken.equals(tongue)) {
      tongue = spoken;
      if (ear != null) {
        ear.tongue(spoken());
      }
    }
  }

  private Tongue spoken() {
    return doing == Doing.RECORDED ? tongue.talking() : tongue;
  }

  /** Whether what the caller says is heard. */
  synchronized boolean hears() {
    return ear != null && !told.deaf();
  }

  /** Whether it is understood whatever it is. */
  synchronized boolean hearsFreely() {
    return hears() && ears.hearFreely(tongue.language());
  }

  /** The language that the caller is taken to speak, without a country. */
  synchronized String language() {
    return tongue.language();
  }

  /** Listens for answers, in place of what was listened for; the number of this listening. */
  synchronized long listen(Answers answers) {
    wanted = new Wanted(answers, told.listening());
    if (ear != null) {
      ear.listen(answers, wanted.told());
    }
    return wanted.told().number();
  }

  /** Answers are listened for no more. */
  synchronized void answered() {
    noMore(Ear::answered);
  }

  /** The same, by a key. */
  synchronized void overtaken() {
    noMore(Ear::overtaken);
  }

  private void noMore(Consumer<Ear> ends) {
    if (wanted != null) {
      wanted = null;
      if (ear != null) {
        ends.accept(ear);
      }
    }
  }

  /** The leg has news. */
  void happened(LegEvent event) {
    switch (event) {
      case LegEvent.Played(long playId) -> played(playId);
      case LegEvent.DialogueFailed _, LegEvent.Moved _, LegEvent.Released _ -> close();
      case LegEvent.DialogueOpened _,
          LegEvent.Key _,
          LegEvent.DialEnded _,
          LegEvent.Recorded _ -> {}
    }
  }

  private synchronized void played(long playId) {
    if (playing != null && playing.playId() == playId) {
      over(true);
      nothingPlays();
    }
  }

  private void over(boolean whole) {
    if (playing != null) {
      ears.notes().played(call, playing.began(), whole);
      playing = null;
    }
  }

  private synchronized void nothingPlays() {
    over(false);
    if (ear != null) {
      ear.played();
    }
  }

  /** Before the first sound, so that what the ear counts from is the first sound. */
  private synchronized void open() {
    if (ear == null) {
      told.opens();
      ears.open(call, spoken(), told).ifPresent(this::open);
    }
  }

  private void open(Ear opened) {
    ear = opened;
    leg.hearing(opened::audio);
    if (playing != null) {
      opened.playing(playing.rest());
    }
    if (wanted != null && doing == Doing.DIALOGUE) {
      opened.listen(wanted.answers(), wanted.told());
    }
  }

  /** Asterisk has the caller, whom nothing of ours is played to. */
  private synchronized void beside(Doing what) {
    doing = what;
    nothingPlays();
    if (ear == null) {
      open();
    } else {
      ear.answered();
      ear.tongue(spoken());
    }
  }

  private synchronized void backInDialogue() {
    if (doing != Doing.DIALOGUE) {
      doing = Doing.DIALOGUE;
      if (ear != null) {
        ear.tongue(tongue);
        if (wanted != null) {
          ear.listen(wanted.answers(), wanted.told());
        }
      }
    }
  }

  /** Nobody listens any more, until the next dialogue. */
  synchronized void close() {
    over(false);
    doing = Doing.DIALOGUE;
    if (ear != null) {
      leg.hearing(NOBODY);
      ear.close();
      ear = null;
    }
  }

  // ---- the leg

  @Override
  public Arrival arrival() {
    return leg.arrival();
  }

  @Override
  public void openDialogue() {
    backInDialogue();
    open();
    leg.openDialogue();
  }

  @Override
  public synchronized void play(long playId, Pcm prompt) {
    over(false);
    playing = new Playing(playId, prompt, 0, ears.notes().now());
    if (ear != null) {
      ear.playing(prompt);
    }
    leg.play(playId, prompt);
  }

  @Override
  public synchronized OptionalInt pause(long playId) {
    OptionalInt at = leg.pause(playId);
    if (at.isPresent() && playing != null && playing.playId() == playId) {
      playing = new Playing(playId, playing.prompt(), at.getAsInt(), playing.began());
      if (ear != null) {
        ear.played();
      }
    }
    return at;
  }

  @Override
  public synchronized void resume(long playId) {
    if (ear != null && playing != null && playing.playId() == playId) {
      ear.playing(playing.rest());
    }
    leg.resume(playId);
  }

  /** Lets stand what plays, whatever it is; false if nothing does. */
  synchronized boolean stand() {
    return playing != null && pause(playing.playId()).isPresent();
  }

  /** What stands goes on. */
  synchronized void goOn() {
    if (playing != null) {
      resume(playing.playId());
    }
  }

  @Override
  public void hearing(Consumer<Pcm> sink) {
    throw new UnsupportedOperationException("expected nobody but the ear to hear the caller");
  }

  @Override
  public void music(Music music) {
    leg.music(music);
  }

  @Override
  public synchronized void silence() {
    nothingPlays();
    leg.silence();
  }

  @Override
  public void dial(DialRequest request) {
    close();
    leg.dial(request);
  }

  @Override
  public synchronized void dial(OutsideDial request) {
    beside(Doing.RINGS_OUTSIDE);
    leg.dial(request);
  }

  @Override
  public void cancelDial() {
    leg.cancelDial();
  }

  @Override
  public void join(Channel agent) {
    close();
    leg.join(agent);
  }

  @Override
  public synchronized void record(Path wav, Duration max) {
    beside(Doing.RECORDED);
    leg.record(wav, max);
  }

  @Override
  public void finish(FinishAs as) {
    close();
    leg.finish(as);
  }
}
