package dev.hatchline.phones;

/** Where a SIP peer listens, UDP: an address or name, and a port 1…65535. */
public record SipAddress(String host, int port) {
  /** Checks both. */
  public SipAddress {
    if (host.isBlank()) {
      throw new IllegalArgumentException("expected a SIP host, found nothing");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("expected a port 1…65535, found " + port);
    }
  }

  /** {@code host:port}. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
