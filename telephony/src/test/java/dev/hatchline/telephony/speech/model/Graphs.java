package dev.hatchline.telephony.speech.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Graphs for tests, such as vendors have them. */
public final class Graphs {
  /** Of the shipped model's, without symbols: magic, "vector", "standard", version. */
  private static final int FLAGS_AT = 4 + 4 + 6 + 4 + 8 + 4;

  private static final int SYMBOLS_AT = FLAGS_AT + 4 + 4 * Long.BYTES;
  private static final int HAS_OUTPUT = 2;

  private Graphs() {}

  /** Gives Gr.fst these words, numbered from 0, in place of those that it has. */
  public static void putWordsIn(Path model, String... words) throws IOException {
    Path file = model.resolve("graph/Gr.fst");
    ByteBuffer from = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int bytes = Arrays.stream(words).mapToInt(word -> 12 + utf8(word).length).sum();
    ByteBuffer to = ByteBuffer.allocate(from.limit() + bytes + 100).order(ByteOrder.LITTLE_ENDIAN);
    int before = from.getInt(FLAGS_AT);
    to.put(from.slice(0, SYMBOLS_AT)).putInt(FLAGS_AT, before | HAS_OUTPUT);
    to.putInt(0x7EB2FB74);
    text(to, "words.txt").putLong(words.length).putLong(words.length);
    for (int i = 0; i < words.length; i++) {
      text(to, words[i]).putLong(i);
    }
    // What follows the symbols matters to Vosk alone, and is whole when there were none before.
    to.put(from.slice(SYMBOLS_AT, from.limit() - SYMBOLS_AT));
    Files.write(file, Arrays.copyOf(to.array(), to.position()));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ByteBuffer text(ByteBuffer to, String text) {
    return to.putInt(utf8(text).length).put(utf8(text));
  }
}
