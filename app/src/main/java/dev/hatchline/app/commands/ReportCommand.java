package dev.hatchline.app.commands;

import dev.hatchline.app.Setting;
import dev.hatchline.app.data.DataFault;
import dev.hatchline.app.data.Place;
import dev.hatchline.app.data.Stores;
import dev.hatchline.app.history.Past;
import dev.hatchline.app.history.StorePast;
import dev.hatchline.app.report.Period;
import dev.hatchline.app.report.Report;
import dev.hatchline.conf.ConfigException;
import dev.hatchline.routing.store.JdbcStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** {@code report day|week|month DATE FOLDER}; the script has put the words in this order. */
public final class ReportCommand {
  private ReportCommand() {}

  public static void main(String[] args) {
    System.exit(Command.run(() -> run(List.of(args), Clock.systemUTC().instant())));
  }

  private static void run(List<String> words, Instant now)
      throws ConfigException, IOException, DataFault {
    Setting setting = Setting.load(System.getenv());
    ZoneId zone = setting.config().hours().zone();
    Period.Kind kind =
        switch (words.getFirst()) {
          case "day" -> Period.Kind.DAY;
          case "week" -> Period.Kind.WEEK;
          default -> Period.Kind.MONTH;
        };
    Period period = Period.of(kind, date(words.get(1), now, zone), zone);
    with(setting, past -> write(setting, period, past, now, Path.of(words.get(2))));
  }

  private static void write(Setting setting, Period period, Past past, Instant now, Path folder)
      throws IOException, DataFault {
    Report report = Report.of(setting.config(), period, past, now);
    Path page = folder.resolve("hatchline-" + period.name() + ".html");
    Path csv = folder.resolve("hatchline-" + period.name() + ".csv");
    OwnFile.write(page, out -> out.append(report.html()));
    OwnFile.write(csv, report::csv);
    Command.say(page + " is for people");
    Command.say(csv + " holds the same for programs");
  }

  /** Work that reads what was. */
  interface Reading {
    void of(Past past) throws IOException, DataFault;
  }

  /** From the engine, or the database if none has it open. */
  static void with(Setting setting, Reading reading) throws IOException, DataFault {
    if (Command.engineRuns()) {
      try (EngineClient engine = new EngineClient(setting)) {
        reading.of(new EnginePast(engine));
      }
    } else {
      alone(setting, reading);
    }
  }

  /** From the database, which no engine has open. */
  static void alone(Setting setting, Reading reading) throws IOException, DataFault {
    try (JdbcStore store = Stores.open(setting.config(), Place.of(System.getenv()))) {
      Stores.begin(store);
      reading.of(StorePast.of(store));
    }
  }

  /** A date, or {@code today} or {@code yesterday} where the line is. */
  static LocalDate date(String word, Instant now, ZoneId zone) throws DataFault {
    LocalDate today = LocalDate.ofInstant(now, zone);
    try {
      return switch (word) {
        case "today" -> today;
        case "yesterday" -> today.minusDays(1);
        default -> LocalDate.parse(word);
      };
    } catch (DateTimeException fault) {
      throw new DataFault(
          "'%s' is no date; expected one such as %s, today or yesterday".formatted(word, today),
          fault);
    }
  }
}
