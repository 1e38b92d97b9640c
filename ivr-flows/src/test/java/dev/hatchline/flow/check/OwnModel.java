package dev.hatchline.flow.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The words of the model that comes with Hatchline, which is English. */
final class OwnModel {
  private OwnModel() {}

  static final Vocabulary VOCABULARY =
      tag -> tag.startsWith("en") ? Optional.of(words()) : Optional.empty();

  static Set<String> words() {
    try (InputStream in = OwnModel.class.getResourceAsStream("hatch-en-8k.words.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
