package dev.hatchline.telephony.agi;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

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
 * @param owner written on each channel that we have, for the other engine to read; plain
 *     characters, empty where there is one engine only
 */
public record AgiSettings(
    InetSocketAddress listen,
    Set<InetAddress> peers,
    int callsMax,
    Duration hold,
    Duration beat,
    String script,
    String owner) {
  static final String PLAIN_SCRIPT = "line";

  private static final Pattern OWNER = Pattern.compile("[a-z0-9-]{0,80}");

  public AgiSettings {
    peers = Set.copyOf(peers);
    if (!OWNER.matcher(owner).matches()) {
      throw new IllegalArgumentException("expected " + OWNER + ", found '" + owner + "'");
    }
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
    this(listen, peers, callsMax, hold, beat, PLAIN_SCRIPT, "");
  }

  /** At this address, for an Asterisk at the same address: 500 calls, 60 s, every 20 s. */
  public static AgiSettings at(InetSocketAddress listen, String script, String owner) {
    return new AgiSettings(
        listen,
        Set.of(listen.getAddress()),
        500,
        Duration.ofSeconds(60),
        Duration.ofSeconds(20),
        script,
        owner);
  }
}
