package dev.hatchline.flow;

import java.util.List;
import java.util.stream.Collectors;

/** What a caller hears at one place: at least one part, played one after the other. */
public record Prompt(List<Part> parts) {
  public Prompt {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("expected a prompt with something to hear, found none");
    }
  }

  /** A prompt of one text. */
  public static Prompt text(String words) {
    return new Prompt(List.of(new Text(words)));
  }

  /** A prompt of one recorded file. */
  public static Prompt recording(String file) {
    return new Prompt(List.of(new Recording(file)));
  }

  /** The words of all texts in order, a recording as its file name in brackets: for eyes. */
  @Override
  public String toString() {
    return parts.stream()
        .map(part ->
            switch (part) {
              case Text text -> text.words();
              case Recording recording -> "[" + recording.file() + "]";
            })
        .collect(Collectors.joining(" "));
  }

  /** One stretch of sound. */
  public sealed interface Part {}

  /** Words to be spoken by the line's voice; constants are already filled in. */
  public record Text(String words) implements Part {
    public Text {
      if (words.isBlank()) {
        throw new IllegalArgumentException("expected words to speak, found none");
      }
    }
  }

  /**
   * A recorded file.
   *
   * @param file its path below the line's folder of prompts, such as {@code welcome.wav}
   */
  public record Recording(String file) implements Part {
    /** Stays below the folder of prompts: no leading dot or slash, no step upwards. */
    public static final String FILE_PATTERN =
        "[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*\\.wav";

    public Recording {
      if (!file.matches(FILE_PATTERN)) {
        throw new IllegalArgumentException(
            "expected the name of a .wav file of the prompts, found '" + file + "'");
      }
    }
  }
}
