package dev.hatchline.flow.yaml.files;

import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.flow.yaml.problem.FlowProblem;
import dev.hatchline.flow.yaml.source.YamlSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** The text of a file that may be anything: its kind and size are judged before it is read. */
public final class FlowFile {
  /** Every text of {@link YamlSource#CHARS_MAX} characters has room in it. */
  static final int BYTES_MAX = 4 * YamlSource.CHARS_MAX;

  private FlowFile() {}

  public static String text(Path file, String name) throws FlowException {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      if (!found.isRegularFile()) {
        throw fault(name, Code.UNREADABLE, "it is no file", "a readable file");
      }
      if (found.size() > BYTES_MAX) {
        throw tooLarge(name, found.size() + " bytes");
      }
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes(file, name)))
          .toString();
    } catch (CharacterCodingException _) {
      throw fault(name, Code.UNREADABLE, "the file is not UTF-8", "a text file");
    } catch (IOException fault) {
      throw fault(name, Code.UNREADABLE, "cannot be read: " + fault, "a readable file");
    }
  }

  /** What its size was is no promise: a file may grow, and some of the system's own say 0. */
  private static byte[] bytes(Path file, String name) throws IOException, FlowException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] read = in.readNBytes(BYTES_MAX + 1);
      if (read.length > BYTES_MAX) {
        throw tooLarge(name, "more than " + BYTES_MAX + " bytes");
      }
      return read;
    }
  }

  private static FlowException tooLarge(String name, String size) {
    String most = "at most " + BYTES_MAX + " bytes";
    return fault(name, Code.TOO_LONG, "the file has " + size, most);
  }

  private static FlowException fault(String name, Code code, String what, String expected) {
    return new FlowException(List.of(FlowProblem.ofFile(name, what, expected, code.word())));
  }
}
