package dev.hatchline.telephony;

import dev.hatchline.telephony.agi.AgiDoor;
import dev.hatchline.telephony.agi.AgiSettings;
import dev.hatchline.telephony.ami.AmiLink;
import dev.hatchline.telephony.ami.AmiSettings;
import dev.hatchline.telephony.media.AudioSocketServer;
import dev.hatchline.telephony.media.MediaLimits;
import dev.hatchline.telephony.prompt.Pcm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.action.PlayDtmfAction;

/** The telephone side as the app assembles it, a real Asterisk, a phone, and a hand for callers. */
final class Rig implements AutoCloseable {
  static final InetAddress HERE = InetAddress.getLoopbackAddress();

  /** Short, so that every held call lives by its heartbeat. */
  static final Duration HOLD = Duration.ofSeconds(3);

  /** A caller: the leg, what it told, and the caller's own end of the call. */
  record Caller(Leg leg, Heard<LegEvent> heard) {
    String phoneEnd() {
      return leg.arrival().channel().name().replaceFirst(";2$", ";1");
    }
  }

  final FakePhone phone = new FakePhone();
  final FakePhone customer = new FakePhone();
  final Heard<AsteriskEvent> events = new Heard<>();
  final Heard<Caller> callers = new Heard<>();
  final TestAsterisk asterisk;
  final AudioSocketServer media;
  final AmiLink link;
  private final int agiPort;
  AgiDoor door;
  private volatile BiConsumer<Leg, LegEvent> reflex = (_, _) -> {};

  Rig(Path home) throws IOException, InterruptedException {
    agiPort = TestAsterisk.freePort();
    asterisk = new TestAsterisk(home, agiPort, phone.port(), customer.port());
    asterisk.start();
    media =
        AudioSocketServer.listen(
            new InetSocketAddress(HERE, 0), Set.of(HERE), MediaLimits.standard());
    link =
        AmiLink.start(
            new AmiSettings("127.0.0.1", asterisk.amiPort(), "engine", "engine-secret"),
            InstantSource.system(),
            events::add);
    events.await(AsteriskEvent.Linked.class);
    door = open();
  }

  AgiDoor open() throws IOException {
    AgiSettings settings =
        new AgiSettings(
            new InetSocketAddress(HERE, agiPort), Set.of(HERE), 50, HOLD, Duration.ofSeconds(1));
    return AgiDoor.open(settings, media, link, this::arrived);
  }

  /** What the engine does at once when it hears an event, on the thread that tells it. */
  void reflex(BiConsumer<Leg, LegEvent> does) {
    reflex = does;
  }

  private LegListener arrived(Leg leg) {
    Heard<LegEvent> heard = new Heard<>();
    callers.add(new Caller(leg, heard));
    return event -> {
      reflex.accept(leg, event);
      heard.add(event);
    };
  }

  /** Somebody calls 1000 and makes a sound. */
  Caller call() throws IOException, InterruptedException {
    dialIn("loud");
    return callers.await(Caller.class);
  }

  void dialIn(String manner) throws IOException {
    dialIn(manner, 1);
  }

  /** So many at once. */
  void dialIn(String manner, int callers) throws IOException {
    OriginateAction call = new OriginateAction();
    call.setChannel("Local/1000@line/n");
    call.setContext("caller");
    call.setExten(manner);
    call.setPriority(1);
    call.setCallerId("\"Ann\" <+493012345>");
    call.setAsync(true);
    byHand(Collections.nCopies(callers, call));
  }

  void press(Caller caller, char key) throws IOException {
    byHand(new PlayDtmfAction(caller.phoneEnd(), Character.toString(key)));
  }

  void hangUp(Caller caller) throws IOException {
    byHand(new HangupAction(caller.phoneEnd()));
  }

  void byHand(ManagerAction action) throws IOException {
    byHand(List.of(action));
  }

  private void byHand(List<? extends ManagerAction> actions) throws IOException {
    DefaultManagerConnection hand =
        new DefaultManagerConnection("127.0.0.1", asterisk.amiPort(), "hand", "hand-secret");
    try {
      hand.login("off");
      for (ManagerAction action : actions) {
        hand.sendAction(action);
      }
    } catch (TimeoutException | AuthenticationFailedException e) {
      throw new IOException(e);
    } finally {
      hand.logoff();
    }
  }

  /** A tone of this length. */
  static Pcm tone(Duration length) {
    double[] samples = new double[Math.toIntExact(length.toMillis() * 8)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = 0.3 * Math.sin(i * 2 * Math.PI * 440 / Pcm.RATE);
    }
    return Pcm.of(samples);
  }

  @Override
  public void close() {
    door.close();
    link.close();
    media.close();
    asterisk.close();
    phone.close();
    customer.close();
  }
}
