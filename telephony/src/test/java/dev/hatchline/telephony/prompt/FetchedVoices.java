package dev.hatchline.telephony.prompt;

import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;

/** The real programs, as scripts/fetch-tools.sh fetches them, and no others. */
final class FetchedVoices {
  private FetchedVoices() {}

  static Synthesizer open(String name) {
    VoiceName voice = VoiceName.of(name);
    Programs programs = new Programs(tools(voice.program()), "");
    return voice.open(programs);
  }

  /** The fetched tools: HATCHLINE_TOOLS, or .hatchline/tools in a folder above this one. */
  static Path tools(String program) {
    String named = System.getenv("HATCHLINE_TOOLS");
    if (named != null) {
      return Path.of(named);
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".hatchline/tools", program, "bin", program))) {
        return at.resolve(".hatchline/tools");
      }
    }
    return fail(
        "no %s under .hatchline/tools; scripts/fetch-tools.sh %s fetches it", program, program);
  }
}
