package dev.hatchline.phones;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/**
 * The ports of one phone. baresip takes its SIP port by UDP and TCP, and the next one for TLS.
 *
 * @param sip SIP; {@code sip + 1} is taken too
 * @param control ctrl_tcp, on 127.0.0.1
 */
record Ports(int sip, int control) {
  // Below the range from which Linux gives out ports by itself (32768…), so nobody strays in.
  private static final int LOWEST = 12_000;
  private static final int COUNT = 8_000;
  private static final int TRIES_MAX = 200;

  static Ports choose(Identity identity, RandomGenerator random) {
    int sip =
        identity instanceof Identity.Carrier carrier
            ? taken(carrier.own())
            : free(random, "127.0.0.1", 2);
    return new Ports(sip, free(random, "127.0.0.1", 1));
  }

  private static int taken(SipAddress own) {
    for (int port = own.port(); port <= own.port() + 1; port++) {
      if (!isFree(own.host(), port)) {
        throw new PhoneException(
            "port %d of %s is taken by another program; the phone needs it and the next one"
                .formatted(port, own.host()));
      }
    }
    return own.port();
  }

  private static int free(RandomGenerator random, String host, int together) {
    for (int i = 0; i < TRIES_MAX; i++) {
      int port = LOWEST + 2 * random.nextInt(COUNT / 2);
      if (isFree(host, port) && (together == 1 || isFree(host, port + 1))) {
        return port;
      }
    }
    throw new PhoneException(
        "no free port on %s between %d and %d".formatted(host, LOWEST, LOWEST + COUNT - 1));
  }

  private static boolean isFree(String host, int port) {
    try (ServerSocket tcp = new ServerSocket();
        DatagramSocket udp = new DatagramSocket(null)) {
      InetSocketAddress address = new InetSocketAddress(InetAddress.ofLiteral(host), port);
      tcp.bind(address);
      udp.bind(address);
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
