package dev.hatchline.telephony.agi;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;

/**
 * The FastAGI door.
 *
 * @param listen where Asterisk finds us; port 0 takes a free one
 * @param peers Asterisk's addresses; nobody else is let in
 * @param callsMax callers held at once; one more is left to Asterisk
 * @param hold how long Asterisk leaves a caller with us without hearing from us
 * @param beat how often that is prolonged; well below {@code hold}
 * @param script the path of our AGI URL, which only our dialplan knows: whoever else can reach the
 *     port may not claim to be a call
 */
public record AgiSettings(
    InetSocketAddress listen,
    Set<InetAddress> peers,
    int callsMax,
    Duration hold,
    Duration beat,
    String script) {
  static final String PLAIN_SCRIPT = "line";

  public AgiSettings {
    peers = Set.copyOf(peers);
    if (callsMax < 1) {
      throw new IllegalArgumentException("expected at least one call, found " + callsMax);
    }
    if (beat.multipliedBy(2).compareTo(hold) > 0) {
      throw new IllegalArgumentException("expected beat ≤ hold / 2, found " + beat + ", " + hold);
    }
  }

  /** With a script that anybody could guess. */
  public AgiSettings(
      InetSocketAddress listen,
      Set<InetAddress> peers,
      int callsMax,
      Duration hold,
      Duration beat) {
    this(listen, peers, callsMax, hold, beat, PLAIN_SCRIPT);
  }

  /** At this address, for an Asterisk at the same address: 500 calls, 60 s, every 20 s. */
  public static AgiSettings at(InetSocketAddress listen, String script) {
    return new AgiSettings(
        listen,
        Set.of(listen.getAddress()),
        500,
        Duration.ofSeconds(60),
        Duration.ofSeconds(20),
        script);
  }
}
