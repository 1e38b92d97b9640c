package dev.hatchline.telephony.speech.model;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words inside a graph. Vendors' small models have them there, and no words.txt; where both are
 * Vosk takes these.
 *
 * <pre>
 *   graph    magic i32 · type text · arc type text · version i32 · flags i32 · properties u64
 *            · start i64 · states i64 · arcs i64 · [input symbols] · [output symbols] · …
 *   symbols  magic i32 · name text · next key i64 · count i64 · (symbol text · key i64)…
 *   text     bytes i32 · UTF-8
 * </pre>
 *
 * All little-endian (OpenFst 1.7, {@code fst.cc} and {@code symbol-table.cc}).
 */
final class FstWords {
  private static final int GRAPH_MAGIC = 0x7EB2FDD6;
  private static final int SYMBOLS_MAGIC = 0x7EB2FB74;
  private static final int HAS_INPUT = 1;
  private static final int HAS_OUTPUT = 2;

  /** Vendors' large models have 30 MB of words. */
  private static final long READ_MAX_BYTES = 200_000_000;

  private static final int SYMBOL_MAX_BYTES = 10_000;
  private static final int NUMBERS_BYTES = 4 * Long.BYTES;

  private final ByteBuffer in;

  private FstWords(ByteBuffer in) {
    this.in = in;
  }

  /**
   * The words that come out of a graph, symbols of noises among them; null when it has only their
   * numbers.
   *
   * @throws IOException if it is no graph, or too large a one
   */
  static @Nullable List<String> read(Path graph) throws IOException {
    try (FileChannel file = FileChannel.open(graph, StandardOpenOption.READ)) {
      long size = Math.min(file.size(), READ_MAX_BYTES);
      ByteBuffer bytes = file.map(FileChannel.MapMode.READ_ONLY, 0, size);
      return new FstWords(bytes.order(ByteOrder.LITTLE_ENDIAN)).output();
    } catch (BufferUnderflowException e) {
      throw new IOException(graph + " is cut", e);
    } catch (IllegalArgumentException e) {
      throw new IOException(graph + " " + e.getMessage(), e);
    }
  }

  private @Nullable List<String> output() {
    expect(GRAPH_MAGIC, "is no graph of OpenFst");
    text();
    text();
    in.getInt();
    int flags = in.getInt();
    in.position(in.position() + Math.min(NUMBERS_BYTES, in.remaining()));
    if ((flags & HAS_INPUT) != 0) {
      symbols();
    }
    return (flags & HAS_OUTPUT) == 0 ? null : symbols();
  }

  private List<String> symbols() {
    expect(SYMBOLS_MAGIC, "has no list of words where one is announced");
    text();
    in.getLong();
    long count = in.getLong();
    List<String> symbols = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      symbols.add(text());
      in.getLong();
    }
    return symbols;
  }

  private void expect(int magic, String otherwise) {
    if (in.getInt() != magic) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  private String text() {
    int length = in.getInt();
    if (length < 0 || length > SYMBOL_MAX_BYTES) {
      throw new IllegalArgumentException("is damaged: a word of %d bytes".formatted(length));
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
