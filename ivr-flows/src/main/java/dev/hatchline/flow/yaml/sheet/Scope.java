package dev.hatchline.flow.yaml.sheet;

import dev.hatchline.flow.BuiltIn;
import dev.hatchline.flow.Formula;
import dev.hatchline.flow.Remembered;
import dev.hatchline.flow.Slot;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By what names the nodes and values of a called flow are known in the flow that a line takes: node
 * {@code which} of the flow that {@code who} calls is {@code who/which}, and its value {@code card}
 * is {@code who.card}. What is the caller's own has one name everywhere.
 *
 * @param path of the calls, such as {@code who/}; empty where nothing is called
 */
public record Scope(String path) {
  public static final Scope NONE = new Scope("");

  /** Values that belong to the caller, and to no flow. */
  static final Set<String> CALLERS_OWN = Set.of(Remembered.ACCOUNT, Remembered.LANGUAGE);

  private static final Pattern NAME = Pattern.compile("\\{([^{}]*)\\}");

  /** Of the flow that this node calls. */
  public Scope in(String node) {
    return new Scope(path + node + "/");
  }

  public String node(String name) {
    return path + name;
  }

  public String value(String name) {
    return CALLERS_OWN.contains(name) || BuiltIn.TYPES.containsKey(name) ? name : values() + name;
  }

  /** The name that it has in its own flow; the same for one that is no other. */
  public String plain(String value) {
    return value.startsWith(values()) ? value.substring(values().length()) : value;
  }

  /** A text with the names in braces by which their values are known. */
  public String text(String words) {
    return NAME.matcher(words)
        .replaceAll(name -> Matcher.quoteReplacement(place(Slot.of(name.group(1)))));
  }

  /** An expression of the called flow, with the names by which its values are known. */
  public Formula outside(Formula inside) {
    return new Scoped(inside, this);
  }

  private String place(Slot slot) {
    String form = slot.form().isEmpty() ? "" : ":" + slot.form();
    return "{" + value(slot.name()) + form + "}";
  }

  private String values() {
    return path.replace('/', '.');
  }
}
