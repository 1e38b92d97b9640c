package dev.hatchline.app.commands;

import dev.hatchline.app.Setting;
import dev.hatchline.app.data.DataFault;
import dev.hatchline.app.report.Export;
import dev.hatchline.conf.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** {@code export calls|contacts|callbacks FROM TO FILE [--with-numbers]}, both days included. */
public final class ExportCommand {
  private ExportCommand() {}

  public static void main(String[] args) {
    System.exit(Command.run(() -> run(List.of(args), Clock.systemUTC().instant())));
  }

  private static void run(List<String> words, Instant now)
      throws ConfigException, IOException, DataFault {
    Setting setting = Setting.load(System.getenv());
    ZoneId zone = setting.config().hours().zone();
    Export.Kind kind = Export.Kind.valueOf(words.getFirst().toUpperCase(Locale.ROOT));
    LocalDate first = ReportCommand.date(words.get(1), now, zone);
    LocalDate last = ReportCommand.date(words.get(2), now, zone);
    if (last.isBefore(first)) {
      throw new DataFault("the last day, %s, is before the first, %s".formatted(last, first));
    }
    boolean numbers = words.contains("--with-numbers");
    Path file = Path.of(words.get(3));
    Instant from = first.atStartOfDay(zone).toInstant();
    Instant to = last.plusDays(1).atStartOfDay(zone).toInstant();
    ReportCommand.with(
        setting,
        past ->
            OwnFile.<DataFault>write(
                file, out -> new Export(zone, numbers).write(kind, from, to, past, out)));
    Command.say(
        "%s holds %s from %s to %s%s"
            .formatted(
                file,
                words.getFirst(),
                first,
                last,
                numbers ? ", with numbers: keep it where nobody reads it" : ""));
  }
}
