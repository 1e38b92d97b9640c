package dev.hatchline.app.commands;

import dev.hatchline.app.Info;
import dev.hatchline.app.Setting;
import dev.hatchline.app.data.DataFault;
import dev.hatchline.app.data.Place;
import dev.hatchline.app.support.Bundle;
import dev.hatchline.app.support.Words;
import dev.hatchline.conf.ConfigException;
import dev.hatchline.conf.EngineName;
import dev.hatchline.conf.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@code bundle STATUS FOLDER}: the script makes an archive of the folder. */
public final class BundleCommand {
  /** An engine that hangs is one reason to make it. */
  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

  private BundleCommand() {}

  public static void main(String[] args) {
    System.exit(
        Command.run(() -> run(Path.of(args[0]), Path.of(args[1]), Clock.systemUTC().instant())));
  }

  /** Also where the operator's file is at fault or the database away: then help is wanted most. */
  private static void run(Path status, Path folder, Instant now) throws IOException, DataFault {
    Place place = Place.of(System.getenv());
    Installation installation = place.installation();
    Optional<Setting> setting = setting();
    Optional<Words> words = setting.flatMap(each -> words(each, now));
    if (words.isEmpty()) {
      Command.say(
          "what is kept cannot be read, so that names in the logs are not known: of each line only"
              + " its beginning is in the archive");
    } else if (words.filter(Words::complete).isEmpty()) {
      Command.say(
          "more names and words are kept than can be looked for in the logs: of each line only its"
              + " beginning is in the archive");
    }
    Bundle.Answers answers =
        setting.map(BundleCommand::answers).orElseGet(() -> new Bundle.Answers(Map.of(), Map.of()));
    new Bundle(installation, secrets(installation), words, folder)
        .write(
            place.operatorFile(), Files.readString(status), Info.pids(installation), answers, now);
  }

  private static Optional<Setting> setting() {
    try {
      return Optional.of(Setting.load(System.getenv()));
    } catch (ConfigException | IOException _) {
      Command.say("the operator's file or a secret is at fault; see './hatchline up'");
      return Optional.empty();
    }
  }

  private static Optional<Words> words(Setting setting, Instant now) {
    List<Words> words = new ArrayList<>();
    ReportCommand.Reading reading = past -> words.add(new Words(setting.config(), past, now));
    try {
      if (Command.engineRuns()) {
        try (EngineClient engine = new EngineClient(setting, ANSWER_MAX)) {
          reading.of(new EnginePast(engine));
        }
      } else {
        ReportCommand.alone(setting, reading);
      }
    } catch (IOException | DataFault _) {
      return Optional.empty();
    }
    return Optional.of(words.getFirst());
  }

  /** All that stands in the folder of secrets, whatever it is for. */
  private static List<String> secrets(Installation installation) throws IOException {
    List<String> secrets = new ArrayList<>();
    if (!Files.isDirectory(installation.secrets())) {
      return secrets;
    }
    try (Stream<Path> files = Files.list(installation.secrets())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.readString(file).lines().map(String::strip).forEach(secrets::add);
      }
    }
    return secrets;
  }

  private static Bundle.Answers answers(Setting setting) {
    Map<String, String> health = new TreeMap<>();
    Map<String, String> meters = new TreeMap<>();
    if (Command.engineRuns()) {
      for (EngineName name : EngineName.values()) {
        Installation seen = setting.installation().seenBy(name);
        Setting own =
            new Setting(setting.config(), seen, setting.secrets(), setting.configFolder());
        try (EngineClient engine = new EngineClient(own, ANSWER_MAX)) {
          health.put(seen.logName(), engine.text("/actuator/health"));
          meters.put(seen.logName(), engine.text("/actuator/prometheus"));
        } catch (IOException | DataFault _) {
          // It does not run, or hangs; the status says so.
        }
      }
    }
    return new Bundle.Answers(health, meters);
  }
}
