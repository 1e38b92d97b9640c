package dev.hatchline.app.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the threads of a Java process do; of all that is said of them, names, states and frames. */
final class Threads {
  private static final Pattern NAME = Pattern.compile("^\"([\\w .#/-]{1,80})\" .*");
  private static final Pattern STATE =
      Pattern.compile("^\\s+java\\.lang\\.Thread\\.State: ([A-Z_]+)( \\([a-z ]+\\))?$");

  private static final Pattern FRAME = Pattern.compile("^\\s+at [\\w.$/@<>-]+\\([\\w.$@/ :-]+\\)$");

  private static final int ANSWER_MAX_S = 10;

  private Threads() {}

  /** Of one that is stopped there is nothing to be had. */
  static List<String> of(long pid) throws IOException {
    String program = Path.of(System.getProperty("java.home"), "bin/jcmd").toString();
    Path said = Files.createTempFile("threads", ".out");
    try {
      Process process =
          new ProcessBuilder(program, Long.toString(pid), "Thread.print")
              .redirectOutput(said.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(ANSWER_MAX_S, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return List.of("no answer");
      }
      return shown(Files.readAllLines(said));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return List.of("no answer");
    } finally {
      Files.delete(said);
    }
  }

  /** Names of ours have no names of persons in them; a call's is an id. */
  static List<String> shown(List<String> lines) {
    List<String> shown = new ArrayList<>();
    for (String line : lines) {
      Matcher name = NAME.matcher(line);
      if (name.matches()) {
        shown.add("");
        shown.add(name.group(1));
      } else if (STATE.matcher(line).matches() || FRAME.matcher(line).matches()) {
        shown.add(line);
      }
    }
    return shown;
  }
}
