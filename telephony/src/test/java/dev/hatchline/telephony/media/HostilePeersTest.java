package dev.hatchline.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever comes to the port, the caller who is already talking notices nothing. */
class HostilePeersTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  /** So long a ticket lets in whose reading is late; a machine that stands still is faster. */
  private static final Duration TICKET_LIFE = Duration.ofSeconds(5);

  private final MediaLimits limits =
      AudioSocketServerTest.limits(
          AudioSocketServerTest.LONG,
          AudioSocketServerTest.LONG,
          Duration.ofMillis(300),
          AudioSocketServerTest.LONG);

  private final AudioSocketServer server;
  private final Hearing caller = new Hearing();
  private final FakeAsterisk asterisk;

  HostilePeersTest() throws IOException {
    server = AudioSocketServer.listen(new InetSocketAddress(LOOPBACK, 0), Set.of(LOOPBACK), limits);
    asterisk = FakeAsterisk.with(server, server.issue(caller));
    asterisk.sound(1);
  }

  /** Another one, that waits for tickets and for whom they are of, so long and so long. */
  private AudioSocketServer waiting(Duration ticketLife, Duration hello) throws IOException {
    return AudioSocketServer.listen(
        new InetSocketAddress(LOOPBACK, 0),
        Set.of(LOOPBACK),
        new MediaLimits(
            ticketLife,
            hello,
            limits.silentPeer(),
            limits.closing(),
            limits.stuck(),
            limits.lateTick(),
            limits.sessions(),
            limits.strangers()));
  }

  @AfterEach
  void callerIsUnharmed() throws Exception {
    try (server;
        asterisk) {
      asterisk.key('7');
      assertThat(caller.next()).isEqualTo("key 7");
      assertThat(asterisk.read().kind()).isEqualTo(0x10);
    }
    assertThat(caller.next()).startsWith("closed ");
    assertThat(caller.told).isEmpty();
  }

  @Test
  void unknownTicketIsHungUpOnNotReset() throws Exception {
    try (FakeAsterisk stranger = new FakeAsterisk(server.address())) {
      stranger.id(UUID.randomUUID());
      stranger.sound(1);
      assertThat(stranger.read().kind()).isZero();
      assertThat(stranger.endsCleanly()).isTrue();
    }
    assertThat(server.readings().refusedConnections()).isEqualTo(1);
  }

  @Test
  void ticketCannotBeUsedTwice() throws Exception {
    Hearing hearing = new Hearing();
    Ticket ticket = server.issue(hearing);
    try (FakeAsterisk first = FakeAsterisk.with(server, ticket);
        FakeAsterisk second = new FakeAsterisk(server.address())) {
      assertThat(first.read().kind()).isEqualTo(0x10);
      second.id(ticket.id());
      assertThat(second.read().kind()).isZero();
      first.key('1');
      assertThat(hearing.next()).isEqualTo("key 1");
    }
  }

  @Test
  void lateTicketIsRefusedAndItsListenerTold() throws Exception {
    Hearing hearing = new Hearing();
    try (AudioSocketServer brief = waiting(Duration.ofMillis(500), limits.hello())) {
      Ticket ticket = brief.issue(hearing);
      assertThat(hearing.next()).isEqualTo("expired");
      try (FakeAsterisk late = FakeAsterisk.with(brief, ticket)) {
        assertThat(late.read().kind()).isZero();
      }
    }
    assertThat(hearing.told).isEmpty();
    assertThat(hearing.sessions).isEmpty();
  }

  @Test
  void ticketShownInTimeIsGoodHoweverLateItIsRead() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Hearing slow =
        new Hearing(_ -> {
          busy.countDown();
          await(goOn);
        });
    Hearing hearing = new Hearing();
    try (AudioSocketServer held = waiting(TICKET_LIFE, limits.hello());
        FakeAsterisk other = FakeAsterisk.with(held, held.issue(slow))) {
      await(busy);
      Ticket ticket = held.issue(hearing);
      try (FakeAsterisk inTime = FakeAsterisk.with(held, ticket)) {
        assertThat(goOn.await(TICKET_LIFE.toMillis() + 1_000, TimeUnit.MILLISECONDS)).isFalse();
        goOn.countDown();
        assertThat(inTime.read().kind()).isEqualTo(0x10);
        assertThat(other.read().kind()).isEqualTo(0x10);
      }
    }
    assertThat(hearing.next()).isEqualTo("closed PEER");
  }

  @Test
  void withdrawnTicketIsRefused() throws Exception {
    Hearing hearing = new Hearing();
    Ticket ticket = server.issue(hearing);
    assertThat(server.withdraw(ticket)).isTrue();
    try (FakeAsterisk late = FakeAsterisk.with(server, ticket)) {
      assertThat(late.read().kind()).isZero();
    }
    assertThat(hearing.sessions).isEmpty();
  }

  @Test
  void whoSaysNothingOrTooLittleIsClosedInTime() throws Exception {
    try (AudioSocketServer brief = waiting(limits.ticketLife(), Duration.ofMillis(500));
        FakeAsterisk silent = new FakeAsterisk(brief.address());
        FakeAsterisk slow = new FakeAsterisk(brief.address())) {
      slow.raw(new byte[] {1, 0, 16, 5, 5, 5});
      silent.endsCleanly();
      slow.endsCleanly();
      assertThat(brief.readings().refusedConnections()).isEqualTo(2);
    }
  }

  @Test
  void garbageIsClosedAtOnce() throws Exception {
    List<byte[]> openings =
        List.of(
            "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
            new byte[] {0x10, (byte) 0xff, (byte) 0xff, 0, 0, 0},
            new byte[] {1, 0, 1, 0},
            new byte[] {0, 0, 0},
            new byte[] {3, 0, 1, '0'});
    for (byte[] opening : openings) {
      try (FakeAsterisk stranger = new FakeAsterisk(server.address())) {
        stranger.raw(opening);
        stranger.endsCleanly();
      }
    }
    assertThat(server.readings().refusedConnections()).isEqualTo(openings.size());
    assertThat(caller.told).isEmpty();
  }

  @Test
  void garbageAfterATicketEndsThatDialogueOnly() throws Exception {
    Hearing hearing = new Hearing();
    try (FakeAsterisk mad = FakeAsterisk.with(server, server.issue(hearing))) {
      mad.raw(new byte[] {0x10, (byte) 0xff, (byte) 0xff});
      assertThat(hearing.next()).isEqualTo("closed GARBAGE");
    }
  }

  @Test
  void secondIdAndPeersErrorEndTheDialogue() throws Exception {
    Hearing hearing = new Hearing();
    try (FakeAsterisk mad = FakeAsterisk.with(server, server.issue(hearing))) {
      mad.id(UUID.randomUUID());
      assertThat(hearing.next()).isEqualTo("closed GARBAGE");
    }
    Hearing other = new Hearing();
    try (FakeAsterisk failing = FakeAsterisk.with(server, server.issue(other))) {
      failing.raw(new byte[] {(byte) 0xff, 0, 1, 4});
      assertThat(other.next()).isEqualTo("closed BROKEN");
    }
  }

  @Test
  void randomBytesAreRefusedHoweverMany() throws Exception {
    Random random = new Random(11);
    for (int i = 0; i < 200; i++) {
      byte[] noise = new byte[1 + random.nextInt(2_000)];
      random.nextBytes(noise);
      // A message of an unknown kind and a huge length; never one that might pass for an id.
      noise[0] = (byte) (0x20 + random.nextInt(0x60));
      try (FakeAsterisk stranger = new FakeAsterisk(server.address())) {
        stranger.raw(noise);
      } catch (IOException _) {
        // Refused while we were still talking: just as well.
      }
    }
  }

  @Test
  void thousandConnectionsDoNotKeepAsteriskOut() throws Exception {
    List<FakeAsterisk> strangers = new ArrayList<>();
    try {
      for (int i = 0; i < 1_000; i++) {
        strangers.add(new FakeAsterisk(server.address()));
      }
      Hearing hearing = new Hearing();
      try (FakeAsterisk good = FakeAsterisk.with(server, server.issue(hearing))) {
        assertThat(good.read().kind()).isEqualTo(0x10);
      }
      assertThat(hearing.next()).isEqualTo("closed PEER");
      assertThat(server.readings().refusedConnections())
          .isGreaterThanOrEqualTo(1_000 - limits.strangers());
    } finally {
      for (FakeAsterisk stranger : strangers) {
        stranger.close();
      }
    }
  }

  @Test
  void peerOfAnotherAddressIsClosedUnheard() throws Exception {
    InetAddress elsewhere = InetAddress.getByName("127.0.0.9");
    try (AudioSocketServer strict =
        AudioSocketServer.listen(new InetSocketAddress(LOOPBACK, 0), Set.of(elsewhere), limits)) {
      Hearing hearing = new Hearing();
      Ticket ticket = strict.issue(hearing);
      try (FakeAsterisk stranger = new FakeAsterisk(strict.address())) {
        stranger.id(ticket.id());
        stranger.endsCleanly();
      } catch (IOException _) {
        // Closed while we were still talking: just as well.
      }
      assertThat(strict.readings().refusedConnections()).isEqualTo(1);
      assertThat(hearing.sessions).isEmpty();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
