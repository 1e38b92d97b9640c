package dev.hatchline.app.model;

import dev.hatchline.telephony.speech.model.ModelException;
import dev.hatchline.telephony.speech.model.ModelLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Loads a file, and goes on with one that was begun, as long as the server says that it is still
 * the same (RFC 9110, 13.1.5 and 14).
 *
 * <pre>
 *   NAME.part        what has come so far
 *   NAME.part.from   its address, and on the next line what tells that the file is the same: a
 *                    strong ETag, or else when it was changed
 * </pre>
 *
 * @param part where it is loaded to
 * @param room of its disk
 */
record Download(Web web, Path part, ModelLimits limits, Room room, Progress progress) {
  private static final int PIECE_BYTES = 65_536;
  private static final long MEGA = 1_000_000;

  /** An archive, and what is in it: the vendor's have three quarters more than their archives. */
  private static final int UNPACKED_TIMES = 2;

  private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+|\\*)");
  private static final Pattern BEYOND = Pattern.compile("bytes \\*/(\\d+)");

  /** What is begun: so many bytes, of the file that this tells. */
  private record Begun(long bytes, String same) {
    static final Begun NOTHING = new Begun(0, "");

    Map<String, String> headers() {
      return bytes == 0 ? Map.of() : Map.of("Range", "bytes=" + bytes + "-", "If-Range", same);
    }
  }

  /**
   * Loads what is missing; afterwards the part is whole.
   *
   * @return so many bytes of it were there before
   * @throws ModelException if it is not; what has come stays
   */
  long run(URI from) throws ModelException {
    try {
      Begun begun = begun(from);
      try (Web.Answer answer = web.get(from, begun.headers())) {
        if (answer.status() == Web.BEYOND && begun.bytes() > 0) {
          return beyond(answer, begun, from);
        }
        return take(answer, begun, from);
      }
    } catch (IOException e) {
      throw new ModelException(Room.sentence(e), e);
    }
  }

  /** Forgets what was loaded. */
  void forget() throws IOException {
    Files.deleteIfExists(part);
    Files.deleteIfExists(tag());
  }

  private Path tag() {
    return part.resolveSibling(part.getFileName() + ".from");
  }

  private Begun begun(URI from) throws IOException {
    if (!Files.isRegularFile(part) || !Files.isRegularFile(tag())) {
      return Begun.NOTHING;
    }
    List<String> lines = Files.readAllLines(tag());
    boolean same = lines.size() == 2 && lines.getFirst().equals(from.toString());
    return same && !lines.get(1).isEmpty()
        ? new Begun(Files.size(part), lines.get(1))
        : Begun.NOTHING;
  }

  /** Nothing follows what is there: either all of it is, or it is of another file. */
  private long beyond(Web.Answer answer, Begun begun, URI from) throws ModelException, IOException {
    Matcher size = BEYOND.matcher(answer.header("Content-Range"));
    if (size.matches() && Long.parseLong(size.group(1)) == begun.bytes()) {
      return begun.bytes();
    }
    forget();
    return run(from);
  }

  private long take(Web.Answer answer, Begun begun, URI from) throws ModelException, IOException {
    boolean goesOn = answer.status() == Web.PARTIAL && continues(answer, begun);
    if (answer.status() != Web.OK && !goesOn) {
      throw new ModelException("%s answered %d".formatted(from, answer.status()));
    }
    long had = goesOn ? begun.bytes() : 0;
    long total = answer.length() < 0 ? -1 : had + answer.length();
    large(total, from);
    room.need(
        folder(), Math.max(0, total - had) + UNPACKED_TIMES * Math.max(0, total), "the model");
    if (!goesOn) {
      forget();
      Files.write(tag(), List.of(from.toString(), validator(answer)));
    }
    long came;
    try (OutputStream out =
        Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      came = copy(answer, out, had, total);
    } finally {
      progress.end();
    }
    if (total >= 0 && came < total) {
      throw new ModelException(broke(from, "it ended too early", came, total));
    }
    return had;
  }

  private Path folder() {
    return part.toAbsolutePath().resolveSibling("");
  }

  private static boolean continues(Web.Answer answer, Begun begun) {
    Matcher range = RANGE.matcher(answer.header("Content-Range"));
    return range.matches() && Long.parseLong(range.group(1)) == begun.bytes();
  }

  /** What tells this file from a later one: a weak ETag does not (RFC 9110, 8.8.1). */
  private static String validator(Web.Answer answer) {
    String tag = answer.header("ETag");
    return tag.isEmpty() || tag.startsWith("W/") ? answer.header("Last-Modified") : tag;
  }

  private long copy(Web.Answer answer, OutputStream out, long had, long total)
      throws ModelException, IOException {
    long at = had;
    URI from = URI.create(answer.connection().getURL().toString());
    byte[] piece = new byte[PIECE_BYTES];
    try (InputStream in = answer.body()) {
      progress.at(at, total);
      for (int length = next(in, piece, from, at, total);
          length >= 0;
          length = next(in, piece, from, at, total)) {
        out.write(piece, 0, length);
        at += length;
        large(at, from);
        progress.at(at, total);
      }
    }
    return at;
  }

  /** A fault of the network is another one than that of the disk. */
  private int next(InputStream in, byte[] piece, URI from, long at, long total)
      throws ModelException {
    try {
      return in.read(piece);
    } catch (SocketTimeoutException e) {
      String why = "nothing came for %d s".formatted(web.silence().toSeconds());
      throw new ModelException(broke(from, why, at, total), e);
    } catch (IOException e) {
      throw new ModelException(broke(from, String.valueOf(e.getMessage()), at, total), e);
    }
  }

  private static String broke(URI from, String why, long at, long total) {
    return "the connection to %s broke at %,.1f%s MB (%s); run the same again to go on from there"
        .formatted(
            from.getHost(),
            at / (double) MEGA,
            total < 0 ? "" : " of %,.1f".formatted(total / (double) MEGA),
            why);
  }

  private void large(long bytes, URI from) throws ModelException {
    if (bytes > limits.archiveBytes()) {
      throw new ModelException(
          "%s is too large for a speech model: expected at most %,d MB"
              .formatted(from, limits.archiveBytes() / MEGA));
    }
  }
}
