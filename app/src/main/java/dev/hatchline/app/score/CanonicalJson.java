package dev.hatchline.app.score;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * JSON in the one form that there is of it (RFC 8785): no spaces, names in the order of their
 * UTF-16 units, as few escapes as can be. Of numbers whole ones only, which every reader takes as
 * they are.
 */
final class CanonicalJson {
  private static final long WHOLE_MAX = (1L << 53) - 1;
  private static final String SHORT_ESCAPES = "\b\t\n\f\r\"\\";
  private static final String SHORT_LETTERS = "btnfr\"\\";

  private CanonicalJson() {}

  /**
   * Writes it.
   *
   * @throws IllegalArgumentException if there is a number with a fraction in it, or one that is too
   *     large, or half of a character
   */
  static byte[] bytes(JsonNode tree) {
    StringBuilder text = new StringBuilder();
    write(tree, text);
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] exact = new byte[bytes.remaining()];
      bytes.get(exact);
      return exact;
    } catch (CharacterCodingException fault) {
      throw new IllegalArgumentException("expected whole characters, found half of one", fault);
    }
  }

  private static void write(JsonNode node, StringBuilder text) {
    switch (node.getNodeType()) {
      case OBJECT -> object(node, text);
      case ARRAY -> {
        text.append('[');
        String comma = "";
        for (JsonNode each : node) {
          text.append(comma);
          write(each, text);
          comma = ",";
        }
        text.append(']');
      }
      case STRING -> string(node.stringValue(), text);
      case NUMBER -> text.append(whole(node));
      case BOOLEAN -> text.append(node.booleanValue());
      case NULL -> text.append("null");
      case BINARY, MISSING, POJO ->
          throw new IllegalArgumentException("expected JSON, found " + node.getNodeType());
    }
  }

  private static void object(JsonNode node, StringBuilder text) {
    TreeMap<String, JsonNode> sorted = new TreeMap<>();
    node.properties().forEach(each -> sorted.put(each.getKey(), each.getValue()));
    text.append('{');
    String comma = "";
    for (var each : sorted.entrySet()) {
      text.append(comma);
      string(each.getKey(), text);
      text.append(':');
      write(each.getValue(), text);
      comma = ",";
    }
    text.append('}');
  }

  private static long whole(JsonNode number) {
    if (number.isIntegralNumber() && number.canConvertToLong()) {
      long value = number.longValue();
      if (Math.abs(value) <= WHOLE_MAX) {
        return value;
      }
    }
    throw new IllegalArgumentException("expected a whole number, found " + number);
  }

  private static void string(String value, StringBuilder text) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char unit = value.charAt(i);
      int escape = SHORT_ESCAPES.indexOf(unit);
      if (escape >= 0) {
        text.append('\\').append(SHORT_LETTERS.charAt(escape));
      } else if (unit < ' ') {
        text.append("\\u%04x".formatted((int) unit));
      } else {
        text.append(unit);
      }
    }
    text.append('"');
  }
}
