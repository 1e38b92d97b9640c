package dev.hatchline.telephony.ami;

/**
 * Where Asterisk's manager interface is, and who we are there.
 *
 * @param engine the number of this engine, to which customers are brought whom it calls; empty
 *     where there is one only
 */
public record AmiSettings(String host, int port, String user, String password, String engine) {
  /** Of the only engine. */
  public AmiSettings(String host, int port, String user, String password) {
    this(host, port, user, password, "");
  }

  @Override
  public String toString() {
    return "AmiSettings[" + user + "@" + host + ":" + port + "]";
  }
}
