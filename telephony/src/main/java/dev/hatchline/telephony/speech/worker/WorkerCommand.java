package dev.hatchline.telephony.speech.worker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a worker is started.
 *
 * @param java the program
 * @param classPath where it finds {@link WorkerMain}
 * @param mainClass its name
 */
public record WorkerCommand(Path java, String classPath, String mainClass) {
  /** The little of our environment that it needs; it has no business with the rest. */
  private static final Set<String> ENVIRONMENT =
      Set.of("PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH");

  /** The worker of this program, with this program's Java. */
  public static WorkerCommand ofThisProgram() {
    return new WorkerCommand(
        Path.of(System.getProperty("java.home"), "bin", "java"),
        System.getProperty("java.class.path"),
        WorkerMain.class.getName());
  }

  /** Its words. */
  List<String> words(int heapMegabytes, Path socket, List<String> models) {
    List<String> words =
        new ArrayList<>(
            List.of(
                java.toString(),
                "-Xmx" + heapMegabytes + "m",
                // It has little Java to run, and shares the machine with calls.
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=/dev/null",
                "-Djna.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                mainClass,
                socket.toString()));
    words.addAll(models);
    return words;
  }

  /** Keeps of an environment what the worker needs. */
  static void strip(Map<String, String> environment) {
    environment.keySet().retainAll(ENVIRONMENT);
  }
}
