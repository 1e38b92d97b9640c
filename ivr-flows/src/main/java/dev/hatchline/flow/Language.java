package dev.hatchline.flow;

/**
 * From here on another language is spoken, in this call and in the caller's later ones.
 *
 * @param to one of the flow's languages
 */
public record Language(String to, String then) implements Node {
  @Override
  public Facts facts() {
    return Facts.of(new Way(Way.Why.THEN, then).giving(java.util.Set.of(Remembered.LANGUAGE)));
  }
}
