package dev.hatchline.app.data;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who has somebody erased, for the record. */
public final class Asker {
  /** Sent by our own commands. */
  public static final String HEADER = "X-Hatchline-User";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,32}");

  private Asker() {}

  /** The user who typed the command. */
  public static String ofThisShell() {
    String user = System.getProperty("user.name", "");
    return NAME.matcher(user).matches() ? user : "somebody";
  }

  /** Of the command, when no engine was there. */
  public static String command() {
    return "command, user " + ofThisShell();
  }

  /** Of a request; {@code key} is the name of the key by which it came. */
  public static String request(@Nullable String header, String key, String address) {
    return header != null && NAME.matcher(header).matches()
        ? "command, user " + header
        : "API, key " + key + ", from " + address;
  }
}
