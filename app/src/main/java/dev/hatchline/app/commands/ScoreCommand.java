package dev.hatchline.app.commands;

import dev.hatchline.app.Setting;
import dev.hatchline.app.data.DataFault;
import dev.hatchline.app.score.Asked;
import dev.hatchline.app.score.ScoreDiff;
import dev.hatchline.app.score.ScoreJson;
import dev.hatchline.app.score.ScoreKey;
import dev.hatchline.app.score.Scored;
import dev.hatchline.app.score.Scoring;
import dev.hatchline.app.score.SignedScore;
import dev.hatchline.conf.ConfigException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code score export FROM TO FILE}, both days included; {@code score behind FROM TO FILE FIGURE};
 * {@code score verify FILE [--key KEY]}, which needs no installation; {@code score again FILE
 * [--key KEY]}, which computes it anew.
 */
public final class ScoreCommand {
  private static final int DIFFERENCES_SHOWN = 30;

  private ScoreCommand() {}

  public static void main(String[] args) {
    System.exit(Command.run(() -> run(List.of(args), Clock.systemUTC().instant())));
  }

  private static void run(List<String> words, Instant now)
      throws ConfigException, IOException, DataFault {
    switch (words.getFirst()) {
      case "export" -> export(words, now);
      case "behind" -> behind(words, now);
      case "verify" -> {
        var _ = verified(words);
      }
      default -> again(verified(words));
    }
  }

  // ---- Export

  private static void export(List<String> words, Instant now)
      throws ConfigException, IOException, DataFault {
    Setting setting = Setting.load(System.getenv());
    Asked asked = asked(words, now, setting.config().hours().zone());
    Path file = Path.of(words.get(3));
    ScoreKey key = ScoreKey.of(setting.installation());
    ReportCommand.with(
        setting,
        past -> {
          Scored scored =
              Scoring.of(asked, Scoring.House.of(setting.installation(), setting.config()), past);
          byte[] signed = SignedScore.write(ScoreJson.of(setting.config().company(), scored), key);
          OwnFile.<IOException>write(
              file, out -> out.write(new String(signed, StandardCharsets.UTF_8)));
          Command.say(
              "%s holds the score of %s to %s: %,d calls, %,d events%s"
                  .formatted(
                      file,
                      LocalDate.ofInstant(asked.from(), asked.zone()),
                      LocalDate.ofInstant(asked.to(), asked.zone()).minusDays(1),
                      scored.calls(),
                      scored.events(),
                      asked.over() ? "" : "; these days are not over"));
        });
    Command.say("signed with the key " + key.open());
  }

  /** Of the days that are named. */
  private static Asked asked(List<String> words, Instant now, ZoneId zone) throws DataFault {
    LocalDate first = ReportCommand.date(words.get(1), now, zone);
    LocalDate last = ReportCommand.date(words.get(2), now, zone);
    if (last.isBefore(first)) {
      throw new DataFault("the last day, %s, is before the first, %s".formatted(last, first));
    }
    return new Asked(
        first.atStartOfDay(zone).toInstant(),
        last.plusDays(1).atStartOfDay(zone).toInstant(),
        zone,
        now.truncatedTo(ChronoUnit.MICROS));
  }

  // ---- Behind

  private static void behind(List<String> words, Instant now)
      throws ConfigException, IOException, DataFault {
    Setting setting = Setting.load(System.getenv());
    Asked asked = asked(words, now, setting.config().hours().zone());
    Path file = Path.of(words.get(3));
    String figure = words.get(4);
    Scoring.House house = Scoring.House.of(setting.installation(), setting.config());
    ReportCommand.with(
        setting,
        past -> {
          long[] lines = {0};
          OwnFile.<DataFault>write(
              file,
              out -> {
                lines[0] = Scoring.behind(asked, house, past, figure, out);
              });
          Command.say("%s holds the %,d behind %s".formatted(file, lines[0], figure));
        });
  }

  // ---- Verify

  /** The score, which is as it was signed. */
  private static JsonNode verified(List<String> words) throws IOException, DataFault {
    Path file = Path.of(words.get(1));
    int option = words.indexOf("--key");
    String wanted = option < 0 ? null : words.get(option + 1);
    return switch (SignedScore.check(read(file), wanted)) {
      case SignedScore.Checked.Refused(String why) -> throw new DataFault(file + ": " + why);
      case SignedScore.Checked.Holds(JsonNode score, String key) -> {
        Command.say(file + " is as it was signed, " + signer(key, wanted));
        Command.say(said(score));
        yield score;
      }
    };
  }

  private static byte[] read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(SignedScore.BYTES_MAX + 1);
    }
  }

  private static String signer(String key, @Nullable String wanted) {
    return wanted == null
        ? "with the key %s; whether that is the company's, --key KEY tells".formatted(key)
        : "with the key that you named";
  }

  private static String said(JsonNode score) {
    JsonNode period = score.path("period");
    return "%s, %s to %s (%s), made %s: %s calls; %d points met, %d not met, %d without a case, %d not measured"
        .formatted(
            score.path("company").asString(""),
            period.path("from").asString(""),
            period.path("to").asString(""),
            period.path("zone").asString(""),
            score.path("made").asString(""),
            score.path("evidence").path("calls").asString(""),
            points(score, "met"),
            points(score, "not-met"),
            points(score, "no-cases"),
            points(score, "not-measured"));
  }

  private static long points(JsonNode score, String verdict) {
    return score
        .path("points")
        .valueStream()
        .filter(point -> point.path("verdict").asString("").equals(verdict))
        .count();
  }

  // ---- Again

  private static void again(JsonNode score) throws ConfigException, IOException, DataFault {
    Setting setting = Setting.load(System.getenv());
    Asked asked = ScoreJson.asked(score);
    ReportCommand.with(
        setting,
        past -> {
          Scored now =
              Scoring.of(asked, Scoring.House.of(setting.installation(), setting.config()), past);
          told(ScoreDiff.of(score, ScoreJson.of(setting.config().company(), now)));
        });
  }

  private static void told(List<String> differences) throws DataFault {
    if (differences.isEmpty()) {
      Command.say("computed again from what is stored: it is the same");
      return;
    }
    differences.stream().limit(DIFFERENCES_SHOWN).forEach(Command::say);
    throw new DataFault(
        "computed again from what is stored it is another: %d differences%s"
            .formatted(
                differences.size(),
                differences.size() > DIFFERENCES_SHOWN
                    ? ", of which the first %d are shown".formatted(DIFFERENCES_SHOWN)
                    : ""));
  }
}
