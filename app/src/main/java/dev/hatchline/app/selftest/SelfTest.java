package dev.hatchline.app.selftest;

import dev.hatchline.conf.Installation;
import dev.hatchline.phones.SipAddress;
import dev.hatchline.telephony.media.AudioSocketServer;
import dev.hatchline.telephony.media.MediaLimits;
import dev.hatchline.telephony.media.Ticket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * Decides whether an Asterisk that we have not fetched can carry our calls: it must be of a version
 * we know, load the files we render, and pass one call with sound both ways and a key.
 */
public final class SelfTest {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final int FAULT = 1;

  /** As in service, but the one ticket is issued before Asterisk starts. */
  private static final MediaLimits LIMITS =
      new MediaLimits(
          Duration.ofMinutes(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(10),
          Duration.ofMillis(10),
          1,
          10);

  private SelfTest() {}

  /**
   * {@code SelfTest ROOT HOME}: the Asterisk of ROOT, with the empty folder HOME for its files.
   * Exit code 0 when it will do; else 1, and why as the last line of stderr.
   */
  public static void main(String[] arguments) throws InterruptedException {
    if (arguments.length != 2) {
      throw new IllegalArgumentException("expected two folders: the Asterisk's, and one for it");
    }
    try {
      pass(Path.of(arguments[0]), Path.of(arguments[1]));
    } catch (SelfTestFault | IOException | IllegalArgumentException fault) {
      System.err.println(fault.getMessage());
      System.exit(FAULT);
    }
    System.exit(0);
  }

  /** Returns if this Asterisk will do; nothing of it runs afterwards. */
  static void pass(Path root, Path home) throws SelfTestFault, IOException, InterruptedException {
    Installation installation = new Installation(home, root, FreePorts.offset());
    Requirements.check(installation);
    OurEnd ours = new OurEnd();
    try (AudioSocketServer media =
        AudioSocketServer.listen(new InetSocketAddress(LOOPBACK, 0), Set.of(LOOPBACK), LIMITS)) {
      String dialplan = dialplan(media.issue(ours), media.address().getPort());
      try (PrivateAsterisk _ = PrivateAsterisk.start(installation, dialplan)) {
        TestCall.make(new SipAddress("127.0.0.1", installation.sipPort()), ours);
      }
    }
  }

  /** One more number of the context that strangers on loopback come into. */
  private static String dialplan(Ticket ticket, int port) {
    return """

    [hatchline-in](+)
    exten => %s,1,Answer()
     same => n,AudioSocket(%s,127.0.0.1:%d)
     same => n,Hangup()
    """
        .formatted(TestCall.NUMBER, ticket, port);
  }
}
