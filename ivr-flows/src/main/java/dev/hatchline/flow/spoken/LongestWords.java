package dev.hatchline.flow.spoken;

import dev.hatchline.flow.Form;
import dev.hatchline.flow.ValueType;
import java.util.Optional;

/**
 * The longest words that a type of value has in each language, so that prompts can be measured
 * without them being known, and without ICU. Of numbers those up to 9,999 are looked at, and of
 * money as many euros: what is more is rarely spoken.
 */
public final class LongestWords {
  private LongestWords() {}

  /**
   * The words of a value of this type that take the longest.
   *
   * @param tag of the language, as {@link Speaker#of(String)} takes it
   * @return empty for a type that has no words of its own, or only figures
   */
  public static Optional<String> of(String tag, ValueType type, Form form) {
    Tongue tongue = Speaker.of(tag).tongue();
    return switch (type) {
      case TEXT, DIGITS, PHONE, YES_NO -> Optional.empty();
      case NUMBER -> form == Form.DIGITS ? Optional.empty() : Optional.of(number(tongue));
      case DAY -> Optional.of(day(tongue, form));
      case MONEY -> Optional.of(money(tongue));
      case TIME -> Optional.of(time(tongue));
    };
  }

  private static String number(Tongue tongue) {
    return switch (tongue) {
      case ENGLISH -> "seven thousand seven hundred seventy seven";
      case SPANISH -> "cuatro mil cuatrocientos cincuenta y cuatro";
      case GERMAN -> "siebentausendsiebenhundertsiebenundsiebzig";
      case FRENCH -> "quatre mille quatre cent quatre-vingt-quatorze";
    };
  }

  private static String money(Tongue tongue) {
    return switch (tongue) {
      case ENGLISH -> "seven thousand seven hundred seventy seven euros and seventy seven cents";
      case SPANISH ->
          "cuatro mil cuatrocientos cincuenta y cuatro euros con cincuenta y cuatro céntimos";
      case GERMAN -> "siebentausendsiebenhundertsiebenundsiebzig Euro und siebenundsiebzig Cent";
      case FRENCH ->
          "quatre mille quatre cent quatre-vingt-quatorze euros et quatre-vingt-quatorze centimes";
    };
  }

  private static String time(Tongue tongue) {
    return switch (tongue) {
      case ENGLISH -> "eleven twenty seven P M";
      case SPANISH -> "diecisiete horas y cincuenta y cuatro minutos";
      case GERMAN -> "zweiundzwanzig Uhr siebenundzwanzig";
      case FRENCH -> "vingt-et-une heures cinquante-et-une";
    };
  }

  private static String day(Tongue tongue, Form form) {
    return switch (form) {
      case SHORT -> date(tongue);
      case YEAR -> weekday(tongue) + date(tongue) + year(tongue);
      case USUAL, DIGITS, NUMBER -> weekday(tongue) + date(tongue);
    };
  }

  private static String weekday(Tongue tongue) {
    return switch (tongue) {
      case ENGLISH -> "Wednesday, ";
      case SPANISH -> "miércoles, ";
      case GERMAN -> "Donnerstag, ";
      case FRENCH -> "mercredi ";
    };
  }

  private static String date(Tongue tongue) {
    return switch (tongue) {
      case ENGLISH -> "September twenty seventh";
      case SPANISH -> "veinticuatro de septiembre";
      case GERMAN -> "siebenundzwanzigster September";
      case FRENCH -> "vingt-quatre septembre";
    };
  }

  private static String year(Tongue tongue) {
    return switch (tongue) {
      case ENGLISH -> ", nineteen seventy seven";
      case SPANISH -> " de mil novecientos cincuenta y cuatro";
      case GERMAN -> " neunzehnhundertsiebenundsiebzig";
      case FRENCH -> " dix-neuf-cent quatre-vingt-quatorze";
    };
  }
}
