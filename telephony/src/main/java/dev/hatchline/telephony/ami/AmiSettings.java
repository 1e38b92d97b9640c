package dev.hatchline.telephony.ami;

/** Where Asterisk's manager interface is, and who we are there. */
public record AmiSettings(String host, int port, String user, String password) {
  @Override
  public String toString() {
    return "AmiSettings[" + user + "@" + host + ":" + port + "]";
  }
}
