package dev.hatchline.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The link and the door when Asterisk goes away, stands still, or somebody else knocks. */
@Timeout(300)
class LinkIT {
  private Rig rig;

  @BeforeEach
  void start(@TempDir Path home) throws Exception {
    rig = new Rig(home);
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void killedAsteriskIsNoticedAndFoundAgainAsAnother() throws Exception {
    Rig.Caller caller = rig.call();
    caller.leg().openDialogue();
    caller.heard().next(LegEvent.DialogueOpened.class);
    rig.asterisk.kill();
    rig.events.await(AsteriskEvent.Unlinked.class);
    caller.heard().next(LegEvent.Moved.class);
    caller.heard().next(LegEvent.Released.class);
    assertThat(rig.link.readings().connected()).isFalse();
    assertThat(rig.link.hangUp(caller.leg().arrival().channel()).get()).isFalse();

    rig.asterisk.start();
    AsteriskEvent.Linked again = rig.events.await(AsteriskEvent.Linked.class);
    assertThat(again.sameAsterisk()).isFalse();
    assertThat(again.truth().channels()).isEmpty();
    assertThat(rig.link.readings().connected()).isTrue();
    Rig.Caller next = rig.call();
    next.leg().finish(FinishAs.DONE);
    next.heard().next(LegEvent.Released.class);
  }

  @Test
  void asteriskThatStandsStillIsNoticedAndFoundAgainAsTheSame() throws Exception {
    Rig.Caller caller = rig.call();
    caller.leg().openDialogue();
    caller.heard().next(LegEvent.DialogueOpened.class);
    rig.asterisk.signal("STOP");
    rig.events.await(AsteriskEvent.Unlinked.class);
    rig.asterisk.signal("CONT");
    AsteriskEvent.Linked again = rig.events.await(AsteriskEvent.Linked.class);
    assertThat(again.sameAsterisk()).isTrue();
    assertThat(again.truth().channels())
        .anySatisfy(seen -> assertThat(seen.channel()).isEqualTo(caller.leg().arrival().channel()));
  }

  @Test
  void everyLinkIsFollowedOnlyByLaterEvents() throws Exception {
    Rig.Caller caller = rig.call();
    rig.events.clear();
    rig.hangUp(caller);
    rig.link.resync();
    rig.events.await(AsteriskEvent.Linked.class);
    caller.heard().next(LegEvent.Moved.class);
  }

  @Test
  void strangersAtTheAgiPortDisturbNobody() throws Exception {
    List<Socket> strangers = new ArrayList<>();
    byte[] long8k = "x".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 15; i++) {
      Socket socket = new Socket(Rig.HERE, rig.door.address().getPort());
      strangers.add(socket);
      switch (i % 5) {
        case 0 -> {} // says nothing
        case 1 -> say(socket, long8k);
        case 2 -> say(socket, "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        case 3 -> say(socket, "agi_network: yes\n\n".getBytes(StandardCharsets.UTF_8));
        default -> say(socket, new byte[] {0, -1, 10, 10, 7, 10, 10});
      }
    }
    Rig.Caller caller = rig.call();
    caller.leg().openDialogue();
    caller.heard().next(LegEvent.DialogueOpened.class);
    for (Socket stranger : strangers) {
      stranger.setSoTimeout(60_000);
      drain(stranger);
      stranger.close();
    }
    rig.press(caller, '1');
    caller.heard().next(LegEvent.Key.class);
  }

  private static void say(Socket socket, byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (java.io.IOException e) {
      // refused before all was said: just as good
    }
  }

  /** Reads to the end, which must come. */
  private static void drain(Socket socket) throws java.io.IOException {
    try {
      while (socket.getInputStream().read() >= 0) {}
    } catch (java.net.SocketTimeoutException e) {
      throw e;
    } catch (java.io.IOException e) {
      // reset: the end as well
    }
  }
}
