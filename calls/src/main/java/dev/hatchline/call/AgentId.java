package dev.hatchline.call;

import java.util.regex.Pattern;

/** An agent by the extension of the phone, such as {@code 101}: 2 to 8 digits. */
public record AgentId(String extension) {
  private static final Pattern EXTENSION = Pattern.compile("[0-9]{2,8}");

  public AgentId {
    if (!EXTENSION.matcher(extension).matches()) {
      throw new IllegalArgumentException(
          "expected an agent's extension of 2 to 8 digits, found '" + extension + "'");
    }
  }

  @Override
  public String toString() {
    return extension;
  }
}
