package dev.hatchline.app.commands;

import dev.hatchline.app.Setting;
import dev.hatchline.app.data.Asker;
import dev.hatchline.app.data.DataFault;
import dev.hatchline.app.data.Numbers;
import dev.hatchline.app.data.Persons;
import dev.hatchline.app.data.Place;
import dev.hatchline.app.data.Stores;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.StoreFault;
import dev.hatchline.routing.store.WriteBehind;
import dev.hatchline.routing.store.bulk.Traces;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code person export NUMBER FILE} and {@code person erase NUMBER [--force]}. */
public final class PersonCommand {
  private static final JsonMapper JSON = new JsonMapper();

  private PersonCommand() {}

  public static void main(String[] args) {
    System.exit(
        Command.run(() -> {
          Setting setting = Setting.load(System.getenv());
          List<String> words = List.of(args);
          Traces traces = traces(setting.config(), words.get(1));
          if (words.getFirst().equals("export")) {
            export(setting, traces, Path.of(words.get(2)));
          } else {
            erase(setting, traces, words.contains("--force"));
          }
        }));
  }

  private static Traces traces(OperatorConfig config, String typed) throws DataFault {
    return new Numbers(config)
        .traces(typed)
        .orElseThrow(
            () -> new DataFault("that is no phone number; write it in full, such as +12025550123"));
  }

  private static void export(Setting setting, Traces traces, Path file)
      throws IOException, DataFault, StoreFault {
    if (Files.exists(file)) {
      throw new DataFault(file + " is there already; name a file that is not");
    }
    Path part = file.toAbsolutePath().resolveSibling("." + file.getFileName() + ".part");
    Files.deleteIfExists(part);
    try (OutputStream out = created(part)) {
      if (Command.engineRuns()) {
        try (EngineClient engine = new EngineClient(setting);
            InputStream lines = engine.ask("GET", path(traces))) {
          lines.transferTo(out);
        }
      } else {
        offline(
            setting,
            persons -> {
              BufferedWriter lines =
                  new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
              persons.export(traces, lines);
            });
      }
    }
    Command.say("%s holds %,d lines".formatted(file, ended(part)));
    Files.move(part, file);
  }

  private static OutputStream created(Path file) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.newOutputStream(file, StandardOpenOption.WRITE);
  }

  /** How many lines there are before the last one, which says so. */
  private static long ended(Path file) throws IOException, DataFault {
    try (var lines = Files.lines(file)) {
      JsonNode last = JSON.readTree(lines.reduce("{}", (_, line) -> line));
      if (!last.path("kind").asString("").equals("end")) {
        Files.delete(file);
        throw new DataFault("the engine stopped in the middle of it; try again");
      }
      return last.path("lines").asLong();
    }
  }

  private static void erase(Setting setting, Traces traces, boolean force)
      throws IOException, DataFault, StoreFault {
    if (Command.engineRuns()) {
      try (EngineClient engine = new EngineClient(setting);
          InputStream answer = engine.ask("DELETE", path(traces) + (force ? "?force=true" : ""))) {
        JsonNode changed = JSON.readTree(answer).path("changed");
        said(
            changed
                .propertyStream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().asInt())));
      }
      return;
    }
    offline(
        setting,
        persons -> {
          switch (persons.erase(traces, Asker.command())) {
            case Persons.Erased.Done(Map<String, Integer> changed) -> said(changed);
            case Persons.Erased.Owed _ ->
                throw new DataFault(
                    "a call is owed to this number; start the engine, and cancel it there or say"
                        + " --force");
            case Persons.Erased.OnTheLine _ ->
                throw new IllegalStateException("on the line of no engine");
            case Persons.Erased.Failed(String why) -> throw new DataFault(why);
          }
        });
  }

  private static String path(Traces traces) {
    return "/api/persons/" + traces.number().e164();
  }

  private static void said(Map<String, Integer> changed) {
    if (changed.isEmpty()) {
      Command.say("nothing is kept of this number");
    }
    changed.forEach((what, count) -> Command.say("%-18s %,8d".formatted(what, count)));
  }

  private interface Work {
    void with(Persons persons) throws IOException, DataFault, StoreFault;
  }

  /** Without an engine nobody else writes, and nothing is remembered. */
  private static void offline(Setting setting, Work work)
      throws IOException, DataFault, StoreFault {
    Place place = Place.of(System.getenv());
    try (JdbcStore store = Stores.open(setting.config(), place);
        WriteBehind writer =
            new WriteBehind(store, setting.installation().journal(), Clock.systemUTC())) {
      work.with(
          new Persons(
              new Persons.House(
                  setting.installation(),
                  store.holdings(),
                  writer::settled,
                  task -> {
                    FutureTask<?> now = new FutureTask<>(task);
                    now.run();
                    return now;
                  },
                  NOTHING,
                  Clock.systemUTC())));
    }
  }

  private static final Persons.Memory NOTHING =
      new Persons.Memory() {
        @Override
        public boolean onTheLine(Traces traces) {
          return false;
        }

        @Override
        public void erase(Traces traces) {}
      };
}
