package dev.hatchline.app.call;

import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.telephony.Arrival;
import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.DialRequest;
import dev.hatchline.telephony.FinishAs;
import dev.hatchline.telephony.Leg;
import dev.hatchline.telephony.Music;
import dev.hatchline.telephony.OutsideDial;
import dev.hatchline.telephony.prompt.Pcm;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** A leg that tells what it is asked, in short: {@code play 1}, {@code pause 1}, {@code dial}… */
final class FakeLeg implements Leg {
  static final CallId CALL = CallId.of("00000000-0000-0000-0000-000000000005");

  private final Consumer<String> told;
  private volatile Consumer<Pcm> sink = _ -> {};

  /** Where a prompt stands that is paused. */
  volatile OptionalInt standsAt = OptionalInt.of(160);

  FakeLeg(Consumer<String> told) {
    this.told = told;
  }

  /** The caller says this. */
  void hears(Pcm pcm) {
    sink.accept(pcm);
  }

  @Override
  public Arrival arrival() {
    return new Arrival(
        CALL,
        new Channel("PJSIP/x-1", "1.1"),
        new FirstRing(Instant.EPOCH, 1),
        "1000",
        null,
        null,
        Arrival.How.FIRST);
  }

  @Override
  public void openDialogue() {
    told.accept("open");
  }

  @Override
  public void play(long playId, Pcm prompt) {
    told.accept("play " + playId);
  }

  @Override
  public OptionalInt pause(long playId) {
    told.accept("pause " + playId);
    return standsAt;
  }

  @Override
  public void resume(long playId) {
    told.accept("resume " + playId);
  }

  @Override
  public void hearing(Consumer<Pcm> hears) {
    sink = hears;
  }

  @Override
  public void music(Music music) {
    told.accept("music");
  }

  @Override
  public void silence() {
    told.accept("silence");
  }

  @Override
  public void dial(DialRequest request) {
    told.accept("dial");
  }

  @Override
  public void dial(OutsideDial request) {
    told.accept("dial outside");
  }

  @Override
  public void cancelDial() {
    told.accept("cancel");
  }

  @Override
  public void join(Channel agent) {
    told.accept("join");
  }

  @Override
  public void record(Path wav, Duration max) {
    told.accept("record");
  }

  @Override
  public void finish(FinishAs as) {
    told.accept("finish");
  }
}
