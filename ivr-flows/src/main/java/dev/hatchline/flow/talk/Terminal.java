package dev.hatchline.flow.talk;

import java.util.Optional;

/** Where somebody reads and types. */
public interface Terminal {
  void print(String line);

  /** The next line that is typed; empty when nothing more will come. */
  Optional<String> read();
}
