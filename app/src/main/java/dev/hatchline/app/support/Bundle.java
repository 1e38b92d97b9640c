package dev.hatchline.app.support;

import dev.hatchline.conf.EngineName;
import dev.hatchline.conf.Installation;
import dev.hatchline.conf.ShownFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes what helps others to understand what is wrong with an installation into a folder. What is
 * not named here is not in it: no row of the database, no event, no recording, no file of secrets.
 */
public final class Bundle {
  private static final String TEXT = ".txt";

  private final Installation installation;
  private final Scrubber scrubber;
  private final Path folder;

  /**
   * Into this folder.
   *
   * @param secrets whatever is one
   * @param words what is somebody's; empty if it could not be found out, and then no text of a log
   *     is shown
   */
  public Bundle(
      Installation installation, Collection<String> secrets, Optional<Words> words, Path folder) {
    this.installation = installation;
    this.scrubber =
        new Scrubber(
            new SecretForms(secrets),
            words.map(Words::known).orElseGet(KnownWords::new),
            words.isPresent());
    this.folder = folder;
  }

  /** What engines answer, as far as they do, by the engine's name. */
  public record Answers(Map<String, String> health, Map<String, String> meters) {
    public Answers {
      health = Map.copyOf(health);
      meters = Map.copyOf(meters);
    }
  }

  /**
   * Writes all of it.
   *
   * @param pids of our processes, by name
   * @param status what {@code ./hatchline status} said
   */
  public void write(
      Path operatorFile, String status, Map<String, Long> pids, Answers answers, Instant now)
      throws IOException {
    put("about", Machine.lines(installation, now));
    put("status", status.lines().map(scrubber::line).toList());
    put("info", info(pids));
    put("operator-file", ShownFile.lines(operatorFile));
    for (Map.Entry<String, String> each : answers.health().entrySet()) {
      put("health-" + each.getKey(), Outline.of(each.getValue(), scrubber));
    }
    for (Map.Entry<String, String> each : answers.meters().entrySet()) {
      put("meters-" + each.getKey(), each.getValue().lines().map(scrubber::meter).toList());
    }
    for (String engine : List.of("engine", "engine-b")) {
      Long pid = pids.get(engine);
      if (pid != null) {
        put("threads-" + engine, Threads.of(pid));
      }
    }
    logs("log", installation.log());
    logs("asterisk", installation.asteriskLog());
  }

  private List<String> info(Map<String, Long> pids) {
    List<String> lines = new ArrayList<>();
    lines.add("SIP port: " + installation.sipPort());
    lines.add("Asterisk's manager port: " + installation.amiPort());
    for (EngineName engine : EngineName.values()) {
      Installation seen = installation.seenBy(engine);
      lines.add("page and API of %s: port %d".formatted(seen.logName(), seen.httpPort()));
    }
    pids.keySet().stream().sorted().forEach(name -> lines.add(name + " runs"));
    return lines;
  }

  private void logs(String name, Path logs) throws IOException {
    if (!Files.isDirectory(logs)) {
      return;
    }
    try (Stream<Path> files = Files.list(logs)) {
      for (Path log : files.filter(Files::isRegularFile).sorted().toList()) {
        String file = log.getFileName().toString();
        if (file.matches("[a-z-]{1,40}\\.(log|out)")) {
          List<String> lines = LogTail.of(log).stream().flatMap(JsonLog::lines).toList();
          put(name + "-" + file, lines.stream().map(scrubber::line).toList());
        }
      }
    }
  }

  private void put(String name, List<String> lines) throws IOException {
    Files.write(folder.resolve(name + TEXT), lines);
  }
}
