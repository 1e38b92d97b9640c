package dev.hatchline.phones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.phones.PhoneEvent.Ending;
import dev.hatchline.phones.sound.Sound;
import dev.hatchline.phones.sound.Tones;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class PhoneIT {
  /** So late in a recording something may begin on a slow machine. */
  private static final double LATE_S = 4;

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String NUMBER = "+12025550123";
  private static final int ANN_HZ = 500;
  private static final int BOB_HZ = 800;
  private static final int CALLER_HZ = 1100;

  private final AsteriskForTests asterisk;
  private Phones phones;

  PhoneIT(@TempDir Path home) throws Exception {
    asterisk = AsteriskForTests.start(home);
    phones = fresh();
  }

  private static Phones fresh() {
    return new Phones(Tools.folder("phones"), InstantSource.system());
  }

  @BeforeEach
  void unpack() {
    phones = fresh();
  }

  @AfterEach
  void hangUpAll() {
    phones.close();
  }

  @AfterAll
  void stop() {
    asterisk.close();
  }

  private PhoneSpec ann() {
    return PhoneSpec.agent("101", "secret-101", asterisk.sip()).saying(new Voice.Tone(ANN_HZ));
  }

  private PhoneSpec bob() {
    return PhoneSpec.agent("102", "secret-102", asterisk.sip())
        .saying(new Voice.Tone(BOB_HZ))
        .answeringAfter(Duration.ZERO);
  }

  private PhoneSpec caller() {
    return PhoneSpec.caller(NUMBER, asterisk.sip()).saying(new Voice.Tone(CALLER_HZ));
  }

  private Phone registered(PhoneSpec spec) {
    Phone phone = phones.open(spec);
    phone.register();
    return phone;
  }

  private static void hears(Phone phone, int hertz) {
    phone.awaitSound(sound -> sound.toneAt(hertz).isPresent(), SOON);
  }

  @Test
  void ringingPhoneShowsNumberAndNameOfTheCaller() {
    Phone ann = registered(ann());
    Phone caller = phones.open(caller().named("Call Er"));
    caller.dial("101");
    PhoneEvent.Incoming ring = ann.events().await(PhoneEvent.Incoming.class, SOON);
    assertThat(ring.number()).isEqualTo(NUMBER);
    assertThat(ring.name()).isEqualTo("Call Er");
    caller.events().await(PhoneEvent.Ringing.class, SOON);
  }

  @Test
  void bothSidesHearEachOther() {
    Phone ann = registered(ann().answeringAfter(Duration.ofMillis(300)));
    Phone caller = phones.open(caller());
    caller.dial("101");
    PhoneEvent.Answered answered = caller.events().await(PhoneEvent.Answered.class, SOON);
    PhoneEvent.Incoming ring = ann.events().await(PhoneEvent.Incoming.class, SOON);
    assertThat(answered.when().since(ring.when())).isGreaterThanOrEqualTo(millis(280));
    hears(ann, CALLER_HZ);
    hears(caller, ANN_HZ);
    assertThat(caller.heard().toneAt(BOB_HZ)).isEmpty();
    caller.hangUp();
    assertThat(caller.events().await(PhoneEvent.Ended.class, SOON).how()).isEqualTo(Ending.HERE);
    assertThat(ann.events().await(PhoneEvent.Ended.class, SOON).how()).isEqualTo(Ending.THERE);
  }

  @Test
  void keysReachAsteriskInOrder() {
    Phone ann = registered(ann());
    Phone caller = phones.open(caller());
    caller.dial("keys");
    caller.events().await(PhoneEvent.Answered.class, SOON);
    caller.press("10*97");
    caller.press("5");
    PhoneEvent.Incoming ring = ann.events().await(PhoneEvent.Incoming.class, SOON);
    assertThat(ring.number()).isEqualTo("10*975");
    assertThat(ring.name()).isEqualTo("KEYS " + NUMBER);
  }

  @Test
  void keysAreHeardByTheOtherPhone() {
    Phone ann = registered(ann().answeringAfter(Duration.ZERO));
    Phone caller = phones.open(caller());
    caller.dial("101");
    caller.events().await(PhoneEvent.Answered.class, SOON);
    caller.press("7#");
    ann.events().await(e -> e instanceof PhoneEvent.KeyHeard k && k.key() == '7', SOON);
    ann.events().await(e -> e instanceof PhoneEvent.KeyHeard k && k.key() == '#', SOON);
  }

  @Test
  void promptIsFoundInTheRecordingWhereItBegan() throws IOException {
    Phone caller = phones.open(caller());
    caller.dial("prompt");
    Sound prompt = sound("demo-congrats");
    Sound heard = caller.awaitSound(s -> s.seconds() > 5, SOON);
    var found = heard.heardAt(prompt).orElseThrow();
    assertThat(found.score()).isGreaterThan(0.9);
    // Asterisk waits for one second first, and sends nothing meanwhile.
    assertThat(found.second()).isBetween(-0.1, LATE_S);
    assertThat(heard.heardAt(sound("demo-instruct"))).isEmpty();
  }

  private static Sound sound(String name) throws IOException {
    return Sound.read(
        Tools.folder("asterisk").resolve("usr/share/asterisk/sounds/en/" + name + ".wav"));
  }

  @Test
  void blindTransferGivesTheCallerToTheColleague() {
    Phone ann = registered(ann().answeringAfter(Duration.ZERO));
    Phone bob = registered(bob());
    Phone caller = phones.open(caller());
    caller.dial("101");
    hears(caller, ANN_HZ);
    ann.blindTransfer("102");
    assertThat(ann.events().await(PhoneEvent.Ended.class, SOON).how())
        .isEqualTo(Ending.TRANSFERRED);
    hears(bob, CALLER_HZ);
    hears(caller, BOB_HZ);
    assertThat(caller.calls()).hasSize(1);
  }

  @Test
  void attendedTransferJoinsCallerAndColleague() {
    Phone ann = registered(ann().answeringAfter(Duration.ZERO));
    Phone bob = registered(bob());
    Phone caller = phones.open(caller());
    caller.dial("101");
    hears(caller, ANN_HZ);
    ann.consult("102", SOON);
    hears(bob, ANN_HZ);
    hears(caller, AsteriskForTests.MUSIC_HZ);
    ann.completeTransfer();
    hears(bob, CALLER_HZ);
    hears(caller, BOB_HZ);
    // How they ended is open: the other side's BYE may be faster than its word of the transfer.
    ann.events().await(_ -> ann.calls().isEmpty(), SOON);
  }

  @Test
  void heldCallerHearsMusicAndThenTheAgentAgain() {
    Phone ann = registered(ann().answeringAfter(Duration.ZERO));
    Phone caller = phones.open(caller());
    caller.dial("101");
    hears(caller, ANN_HZ);
    ann.hold();
    hears(caller, AsteriskForTests.MUSIC_HZ);
    double held = caller.heard().seconds();
    ann.resume();
    caller.awaitSound(s -> s.slice(held + 0.5, s.seconds()).toneAt(ANN_HZ).isPresent(), SOON);
  }

  @Test
  void refusalReachesTheCallerAsBusy() {
    registered(ann().rejecting());
    Phone caller = phones.open(caller());
    caller.dial("101");
    PhoneEvent.Ended ended = caller.events().await(PhoneEvent.Ended.class, SOON);
    assertThat(ended.how()).isEqualTo(Ending.REFUSED);
    assertThat(ended.reason()).startsWith("486");
  }

  @Test
  void callerWhoGivesUpStopsTheRinging() {
    Phone ann = registered(ann());
    Phone caller = phones.open(caller());
    caller.dial("101");
    ann.events().await(PhoneEvent.Incoming.class, SOON);
    caller.hangUp();
    assertThat(ann.events().await(PhoneEvent.Ended.class, SOON).how()).isEqualTo(Ending.THERE);
  }

  @Test
  void killedPhoneSaysNoGoodbye() {
    Phone ann = registered(ann().answeringAfter(Duration.ZERO));
    Phone caller = phones.open(caller());
    caller.dial("101");
    hears(caller, ANN_HZ);
    ann.kill();
    assertThat(ann.events().await(PhoneEvent.Ended.class, SOON).how()).isEqualTo(Ending.BROKEN);
    ann.events().await(PhoneEvent.Gone.class, SOON);
    assertThat(caller.calls()).hasSize(1);
    assertThatThrownBy(() -> ann.dial("echo"))
        .isInstanceOf(PhoneException.class)
        .hasMessageContaining("phone is gone");
  }

  @Test
  void carrierAnswersOnAnAddressOfItsOwn() {
    PhoneSpec network = PhoneSpec.carrier(asterisk.carrier(), "+12025550188", "+12025550199");
    Phone carrier =
        phones.open(network.saying(new Voice.Tone(BOB_HZ)).answeringAfter(Duration.ZERO));
    Phone caller = phones.open(caller());
    caller.dial("+12025550199");
    assertThat(carrier.events().await(PhoneEvent.Incoming.class, SOON).number()).isEqualTo(NUMBER);
    hears(caller, BOB_HZ);
    hears(carrier, CALLER_HZ);
  }

  @Test
  void carrierWhosePortIsTakenSaysSo() throws IOException {
    SipAddress own = asterisk.carrier();
    try (ServerSocket _ = new ServerSocket(own.port(), 1, InetAddress.ofLiteral(own.host()))) {
      assertThatThrownBy(() -> phones.open(PhoneSpec.carrier(own, "+12025550199")))
          .isInstanceOf(PhoneException.class)
          .hasMessageContaining("port %d of 127.0.0.2 is taken".formatted(own.port()));
    }
  }

  @Test
  void wrongPasswordIsToldInOneSentence() {
    Phone ann = phones.open(PhoneSpec.agent("101", "wrong", asterisk.sip()));
    assertThatThrownBy(ann::register)
        .isInstanceOf(PhoneException.class)
        .hasMessageContaining("101 could not register at " + asterisk.sip())
        .hasMessageContaining("401");
  }

  @Test
  void unknownNumberIsRefused() {
    Phone caller = phones.open(caller());
    caller.dial("999");
    PhoneEvent.Ended ended = caller.events().await(PhoneEvent.Ended.class, SOON);
    assertThat(ended.reason()).startsWith("404");
  }

  @Test
  void signedOffPhoneIsNotRung() {
    Phone ann = registered(ann());
    ann.unregister();
    Phone caller = phones.open(caller());
    caller.dial("101");
    assertThat(caller.events().await(PhoneEvent.Ended.class, SOON).how()).isEqualTo(Ending.REFUSED);
    assertThat(ann.events().all()).noneMatch(PhoneEvent.Incoming.class::isInstance);
  }

  /** Without an account in between, the one that dials must not be the one that was freed. */
  @Test
  void phoneThatSignedOffAndOnAgainDials() {
    Phone ann = registered(ann());
    ann.unregister();
    ann.register();
    ann.dial("echo");
    ann.events().await(PhoneEvent.Answered.class, SOON);
  }

  @Test
  void saidFileIsHeardAndTheRecordingIsLeft(@TempDir Path files) throws IOException {
    Path said = files.resolve("said.wav");
    sound("demo-congrats").at(16_000).slice(0, 3).write(said);
    Path record = files.resolve("heard.wav");
    Phone caller =
        phones.open(
            PhoneSpec.caller(NUMBER, asterisk.sip())
                .saying(new Voice.Wav(said))
                .recordingTo(record));
    caller.dial("echo");
    caller.awaitSound(s -> s.seconds() > 4, SOON);
    Path tone = files.resolve("tone.wav");
    Tones.tone(CALLER_HZ, 1).write(tone);
    caller.say(new Voice.Wav(tone));
    hears(caller, CALLER_HZ);
    caller.close();
    Sound left = Sound.read(record);
    assertThat(left.heardAt(Sound.read(said)).orElseThrow().second()).isBetween(-0.1, LATE_S);
    assertThat(left.toneAt(CALLER_HZ)).isPresent();
  }

  @Test
  void phoneGoesOnTalkingPastTheEndOfItsSoundFile() {
    try (Phones brief =
        new Phones(Tools.folder("phones"), InstantSource.system(), Duration.ofSeconds(3))) {
      Phone caller = brief.open(caller());
      caller.dial("echo");
      Sound heard = caller.awaitSound(s -> s.seconds() > 8, Duration.ofSeconds(20));
      assertThat(heard.slice(7, 8).toneAt(CALLER_HZ)).isPresent();
      assertThat(caller.calls()).hasSize(1);
    }
  }

  private static Duration millis(int count) {
    return Duration.ofMillis(count);
  }
}
