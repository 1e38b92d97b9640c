package dev.hatchline.phones;

import java.nio.file.Path;
import java.util.Optional;

/** Where the unpacked programs are. */
final class Tools {
  private Tools() {}

  static Path folder(String name) {
    Path tools =
        Optional.ofNullable(System.getenv("HATCHLINE_TOOLS"))
            .map(Path::of)
            .orElse(Path.of("..", ".hatchline", "tools"));
    return tools.resolve(name).toAbsolutePath().normalize();
  }
}
