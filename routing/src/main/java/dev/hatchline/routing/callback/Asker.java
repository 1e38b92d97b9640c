package dev.hatchline.routing.callback;

import dev.hatchline.call.PhoneNumber;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/**
 * Who asks, as far as the limits tell askers apart.
 *
 * @param key the same for what is probably one asker
 */
public record Asker(String key) {
  /** Whoever holds one IPv6 address has the whole network of it, by these bytes. */
  private static final int IPV6_NETWORK_BYTES = 8;

  private static final int KEY_CHARS_MAX = 80;
  private static final Asker OURS = new Asker("ours");

  /** By network address, such as {@code 192.0.2.7}; of IPv6 only the /64 counts. */
  public static Asker address(String literal) {
    String bare = Text.cut(literal.replaceFirst("%.*", ""), KEY_CHARS_MAX);
    try {
      InetAddress address = InetAddress.ofLiteral(bare);
      return new Asker(
          address instanceof Inet6Address
              ? "net " + HexFormat.of().formatHex(address.getAddress(), 0, IPV6_NETWORK_BYTES)
              : "net " + address.getHostAddress());
    } catch (IllegalArgumentException _) {
      return new Asker("net " + bare);
    }
  }

  /** By the number that a caller shows: who enters others' numbers by phone is one asker. */
  public static Asker caller(PhoneNumber shown) {
    return new Asker("caller " + shown.e164());
  }

  /** We ourselves, who repair: no limit of askers holds, and no limit of the house. */
  public static Asker ours() {
    return OURS;
  }

  boolean isOurs() {
    return equals(OURS);
  }
}
