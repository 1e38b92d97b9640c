package dev.hatchline.telephony;

import dev.hatchline.telephony.prompt.Pcm;
import java.util.List;

/**
 * Music that goes on without us: a loop cut into equal parts, and for each part a music-on-hold
 * class of Asterisk's that loops the same music beginning there.
 *
 * @param loop its end goes on into its beginning
 * @param classes the class that begins with the first part, with the second, …; as many as there
 *     are parts
 */
public record Music(Pcm loop, List<String> classes) {
  public Music {
    classes = List.copyOf(classes);
    if (loop.length() == 0 || classes.isEmpty() || loop.length() % classes.size() != 0) {
      throw new IllegalArgumentException(
          "expected music that %d classes part equally, found %d samples"
              .formatted(classes.size(), loop.length()));
    }
    for (String name : classes) {
      if (!name.matches("[A-Za-z0-9_-]{1,40}")) {
        throw new IllegalArgumentException("expected a music class, found '" + name + "'");
      }
    }
  }

  /** Length of each part in samples. */
  public int partLength() {
    return loop.length() / classes.size();
  }

  /** The sound of a part, counted from 0. */
  public Pcm part(int index) {
    return loop.slice(index * partLength(), partLength());
  }
}
