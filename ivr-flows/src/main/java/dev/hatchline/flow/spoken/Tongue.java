package dev.hatchline.flow.spoken;

import dev.hatchline.flow.Spoken;
import dev.hatchline.flow.spoken.Numerals.Kind;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.Locale;

/** A language in which values can be spoken: its small words, and how it says days and times. */
enum Tongue {
  ENGLISH("en", "minus", "point", "plus", "yes", "no") {
    @Override
    String day(LocalDate date) {
      return Spoken.withoutWeekday(date);
    }

    @Override
    String withYear(String weekday, LocalDate date) {
      return weekday + ", " + day(date) + ", " + year(date);
    }

    // Such as "9 A M" and "2:05 P M", as the hours of the house are spoken.
    @Override
    String time(LocalTime time) {
      String minutes = time.getMinute() == 0 ? "" : ":%02d".formatted(time.getMinute());
      int hour = Math.floorMod(time.getHour() - 1, 12) + 1;
      return hour + minutes + (time.getHour() < 12 ? " A M" : " P M");
    }

    // FreeTTS takes many from 1333 to 2924 for years; it reads all others as ICU spells them.
    @Override
    boolean readsFigures(BigInteger whole) {
      int number = whole.bitLength() < Integer.SIZE ? whole.intValue() : FIGURES_TO;
      return number < FIGURES_TO && (number < YEARS_FROM || number >= YEARS_TO);
    }

    @Override
    String ordinalRule() {
      return "%spellout-ordinal";
    }
  },

  SPANISH("es", "menos", "coma", "más", "sí", "no") {
    @Override
    String day(LocalDate date) {
      int day = date.getDayOfMonth();
      return (day == 1 ? "primero" : say(day, Kind.COUNT)) + " de " + month(date);
    }

    @Override
    String withYear(String weekday, LocalDate date) {
      return weekday + ", " + day(date) + " de " + year(date);
    }

    @Override
    String time(LocalTime time) {
      return counted(time.getHour(), Kind.FEMININE, "hora", "horas")
          + (time.getMinute() == 0
              ? ""
              : " y " + counted(time.getMinute(), Kind.MASCULINE, "minuto", "minutos"));
    }

    @Override
    String ordinalRule() {
      return "%spellout-ordinal-masculine";
    }
  },

  GERMAN("de", "minus", "Komma", "plus", "ja", "nein") {
    @Override
    String day(LocalDate date) {
      return say(date.getDayOfMonth(), Kind.ORDINAL) + " " + month(date);
    }

    @Override
    String withYear(String weekday, LocalDate date) {
      return weekday + ", " + day(date) + " " + year(date);
    }

    @Override
    String time(LocalTime time) {
      return say(time.getHour(), Kind.MASCULINE)
          + " Uhr"
          + (time.getMinute() == 0 ? "" : " " + say(time.getMinute(), Kind.COUNT));
    }

    @Override
    String ordinalRule() {
      return "%spellout-ordinal-r";
    }
  },

  FRENCH("fr", "moins", "virgule", "plus", "oui", "non") {
    @Override
    String day(LocalDate date) {
      int day = date.getDayOfMonth();
      return (day == 1 ? "premier" : say(day, Kind.COUNT)) + " " + month(date);
    }

    @Override
    String withWeekday(String weekday, LocalDate date) {
      return weekday + " " + day(date);
    }

    @Override
    String withYear(String weekday, LocalDate date) {
      return weekday + " " + day(date) + " " + year(date);
    }

    @Override
    String time(LocalTime time) {
      int hour = time.getHour();
      return say(hour, Kind.FEMININE)
          + (hour < 2 ? " heure" : " heures")
          + (time.getMinute() == 0 ? "" : " " + say(time.getMinute(), Kind.FEMININE));
    }

    @Override
    String ordinalRule() {
      return "%spellout-ordinal-masculine";
    }
  };

  /** What may be taken for a year. */
  private static final int YEARS_FROM = 1100;

  private static final int YEARS_TO = 3000;

  /** Nobody has tried whether a voice reads more. */
  private static final int FIGURES_TO = 1_000_000_000;

  private final String tag;
  private final String minus;
  private final String point;
  private final String plus;
  private final String yes;
  private final String no;

  Tongue(String tag, String minus, String point, String plus, String yes, String no) {
    this.tag = tag;
    this.minus = minus;
    this.point = point;
    this.plus = plus;
    this.yes = yes;
    this.no = no;
  }

  /** A day without the day of the week. */
  abstract String day(LocalDate date);

  abstract String withYear(String weekday, LocalDate date);

  abstract String time(LocalTime time);

  /** ICU's name of the rules for the days of a month. */
  abstract String ordinalRule();

  String withWeekday(String weekday, LocalDate date) {
    return weekday + ", " + day(date);
  }

  String weekday(LocalDate date) {
    return date.getDayOfWeek().getDisplayName(TextStyle.FULL, locale());
  }

  final String month(LocalDate date) {
    return date.getMonth().getDisplayName(TextStyle.FULL, locale());
  }

  final String year(LocalDate date) {
    return say(date.getYear(), Kind.YEAR);
  }

  /** Whether a voice reads this number as it is meant when it is given in figures. */
  boolean readsFigures(BigInteger whole) {
    return false;
  }

  /** A number that counts, where a voice may read figures; in words otherwise. */
  final String count(long number, Kind kind) {
    return readsFigures(BigInteger.valueOf(number)) ? Long.toString(number) : say(number, kind);
  }

  final String say(long number, Kind kind) {
    return Numerals.of(this).say(number, kind);
  }

  final String counted(long number, Kind kind, String one, String many) {
    return count(number, kind) + " " + (number == 1 ? one : many);
  }

  final Locale locale() {
    return Locale.of(tag);
  }

  String tag() {
    return tag;
  }

  String minus() {
    return minus;
  }

  String point() {
    return point;
  }

  String plus() {
    return plus;
  }

  String yes() {
    return yes;
  }

  String no() {
    return no;
  }
}
