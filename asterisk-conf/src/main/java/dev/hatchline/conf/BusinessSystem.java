package dev.hatchline.conf;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A system of the company's that flows ask over HTTP: its orders, its network, its customers.
 *
 * @param name as flows call it: 1 to 40 letters, digits, {@code -} or {@code _}
 * @param methods what may be asked of it, at least one
 * @param secret name of a file in the secrets folder; its one line is sent as {@code Authorization:
 *     Bearer …}
 * @param timeout the longest that one question may take, its whole answer included; 1 s to 30 s
 */
public record BusinessSystem(
    String name, Address address, Set<Method> methods, Optional<String> secret, Duration timeout) {
  static final Duration TIMEOUT = Duration.ofSeconds(5);

  public BusinessSystem {
    methods = Set.copyOf(methods);
  }

  /** One that the demo back office plays. */
  static BusinessSystem demo(String name, Set<Method> methods) {
    return new BusinessSystem(name, new Address.Demo(), methods, Optional.empty(), TIMEOUT);
  }

  /** Below which address all of its paths lie: http or https, without query or user. */
  public URI base(Installation installation) {
    return switch (address) {
      case Address.Demo _ -> URI.create("http://127.0.0.1:" + installation.backOfficePort() + "/");
      case Address.At(URI base) -> base;
    };
  }

  /** How it is asked: GET changes nothing there, POST may. */
  public enum Method {
    GET,
    POST
  }

  /** Where it is. */
  public sealed interface Address {
    /** The demo back office of this installation, started beside the engine. */
    record Demo() implements Address {}

    /**
     * At an address of the company's.
     *
     * @param base http or https, with a host; no user, query or fragment, no {@code ..} or {@code
     *     //} in its path
     */
    record At(URI base) implements Address {}
  }
}
