package dev.hatchline.phones;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A reader of JSON (RFC 8259), small, so that this module needs no library: objects are maps,
 * arrays lists, numbers Double, null is the string {@code "null"}.
 */
public final class Json {
  private static final int DEPTH_MAX = 50;
  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /**
   * Reads one object.
   *
   * @throws IllegalArgumentException where it is not JSON, with the place
   */
  public static Map<?, ?> object(String text) {
    Json json = new Json(text);
    if (json.value(0) instanceof Map<?, ?> map) {
      json.space();
      if (json.at == text.length()) {
        return map;
      }
    }
    throw json.wrong("one object");
  }

  /** The text as a JSON string, with its quotes. */
  public static String quote(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  private Object value(int depth) {
    if (depth > DEPTH_MAX) {
      throw wrong("at most " + DEPTH_MAX + " levels");
    }
    space();
    return switch (peek()) {
      case '{' -> members(depth);
      case '[' -> items(depth);
      case '"' -> string();
      default -> bare();
    };
  }

  private Map<String, Object> members(int depth) {
    Map<String, Object> map = new LinkedHashMap<>();
    take('{');
    space();
    if (skip('}')) {
      return map;
    }
    do {
      space();
      String name = string();
      space();
      take(':');
      map.put(name, value(depth + 1));
      space();
    } while (skip(','));
    take('}');
    return map;
  }

  private List<Object> items(int depth) {
    List<Object> list = new ArrayList<>();
    take('[');
    space();
    if (skip(']')) {
      return list;
    }
    do {
      list.add(value(depth + 1));
      space();
    } while (skip(','));
    take(']');
    return list;
  }

  private String string() {
    take('"');
    StringBuilder out = new StringBuilder();
    while (peek() != '"') {
      char c = text.charAt(at++);
      out.append(c == '\\' ? escaped() : c);
    }
    at++;
    return out.toString();
  }

  private char escaped() {
    peek();
    char c = text.charAt(at++);
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> unicode();
      default -> c;
    };
  }

  private char unicode() {
    if (at + 4 > text.length()) {
      throw wrong("four hexadecimal digits");
    }
    at += 4;
    try {
      return (char) Integer.parseInt(text, at - 4, at, 16);
    } catch (NumberFormatException _) {
      throw wrong("four hexadecimal digits");
    }
  }

  private Object bare() {
    int from = at;
    while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(from, at);
    return switch (word) {
      case "true" -> true;
      case "false" -> false;
      case "null" -> "null";
      default -> number(word);
    };
  }

  private Double number(String word) {
    try {
      return Double.valueOf(word);
    } catch (NumberFormatException _) {
      throw wrong("a value");
    }
  }

  private void space() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw wrong("more");
    }
    return text.charAt(at);
  }

  private boolean skip(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void take(char c) {
    if (!skip(c)) {
      throw wrong("'" + c + "'");
    }
  }

  private IllegalArgumentException wrong(String expected) {
    String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
    return new IllegalArgumentException(
        "expected %s at character %d of the JSON, found %s".formatted(expected, at + 1, found));
  }
}
