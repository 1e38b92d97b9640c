package dev.hatchline.flow.spoken;

import dev.hatchline.flow.Figures;
import dev.hatchline.flow.Form;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.ValueType;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/**
 * The longest words that a value can have in each language, so that prompts can be measured without
 * it being known, and without ICU.
 */
public final class LongestWords {
  private static final String EURO = "EUR";
  private static final int GROUP = 3;

  /** E.164. */
  private static final int PHONE_DIGITS = 15;

  private final Tongue tongue;
  private final NumberWords words;

  private LongestWords(Tongue tongue) {
    this.tongue = tongue;
    this.words = NumberWords.of(tongue);
  }

  /**
   * How much a value can be.
   *
   * @param digits the most digits, before the point if there is one
   * @param decimals the most digits after the point
   * @param currency of money (ISO 4217)
   */
  public record Most(int digits, int decimals, String currency) {
    /** Of what nothing is declared. */
    public static final Most OF_NUMBERS = new Most(6, 2, EURO);
  }

  /**
   * The longest of all numbers of so many digits, group by group: "… million seven hundred seventy
   * seven thousand seven hundred seventy seven".
   *
   * @param groups of one, two and three digits
   * @param scales after the thousands, the millions and so on; the last also for what is more
   * @param glued whether a group and its thousands are one word with the next
   */
  private record NumberWords(List<String> groups, List<String> scales, boolean glued, char digit) {
    static NumberWords of(Tongue tongue) {
      return switch (tongue) {
        case ENGLISH ->
            new NumberWords(
                List.of("seven", "seventy seven", "seven hundred seventy seven"),
                List.of("thousand", "million", "billion", "trillion"),
                false,
                '7');
        case SPANISH ->
            new NumberWords(
                List.of("cuatro", "cincuenta y cuatro", "cuatrocientos cincuenta y cuatro"),
                List.of("mil", "millones", "mil", "billones"),
                false,
                '4');
        case GERMAN ->
            new NumberWords(
                List.of("sieben", "siebenundsiebzig", "siebenhundertsiebenundsiebzig"),
                List.of("tausend", "Millionen", "Milliarden", "Billionen"),
                true,
                '7');
        case FRENCH ->
            new NumberWords(
                List.of("quatre", "quatre-vingt-quatorze", "quatre cent quatre-vingt-quatorze"),
                List.of("mille", "millions", "milliards", "billions"),
                false,
                '4');
      };
    }

    String group(int digits) {
      return groups.get(digits - 1);
    }

    String say(int digits) {
      List<String> said = new ArrayList<>();
      for (int left = digits; left > 0; ) {
        int group = (left - 1) / GROUP;
        String words = group(left - group * GROUP);
        said.add(words + (group == 0 ? "" : scale(group)));
        left = group * GROUP;
      }
      return String.join(" ", said).replace("tausend ", "tausend");
    }

    private String scale(int group) {
      String scale = scales.get(Math.min(group, scales.size()) - 1);
      return glued && group == 1 ? scale : " " + scale;
    }

    String figures(int digits) {
      return Figures.grouped(Character.toString(digit).repeat(digits));
    }
  }

  /**
   * The words of a value of this type that take the longest; none of a text.
   *
   * @param tag of the language, as {@link Speaker#of(String)} takes it
   */
  public static String of(String tag, ValueType type, Form form, Most most) {
    return new LongestWords(Speaker.of(tag).tongue()).of(type, form, most);
  }

  private String of(ValueType type, Form form, Most most) {
    return switch (type) {
      case TEXT -> "";
      case DIGITS -> form == Form.NUMBER ? words.say(most.digits()) : words.figures(most.digits());
      case NUMBER -> number(form, most);
      case MONEY -> money(most);
      case YES_NO -> tongue.yes().length() > tongue.no().length() ? tongue.yes() : tongue.no();
      case DAY -> day(form);
      case TIME -> time();
      case PHONE -> phone(form);
    };
  }

  private String number(Form form, Most most) {
    String whole = form == Form.DIGITS ? words.figures(most.digits()) : words.say(most.digits());
    return most.decimals() == 0
        ? whole
        : whole + " " + tongue.point() + (" " + words.group(1)).repeat(most.decimals());
  }

  private String phone(Form form) {
    String number = "+" + Character.toString(words.digit()).repeat(PHONE_DIGITS);
    return Figures.phone(form == Form.DIGITS ? "" : tongue.plus(), new Value.Phone(number));
  }

  private String money(Most most) {
    String units = words.say(most.digits()) + " " + units(most.currency());
    return most.decimals() == 0 ? units : units + " " + cents(most.currency());
  }

  private String units(String currency) {
    if (!currency.equals(EURO)) {
      Locale locale = Locale.forLanguageTag(tongue.tag());
      return Currency.getInstance(currency).getDisplayName(locale) + "s";
    }
    return tongue == Tongue.GERMAN ? "Euro" : "euros";
  }

  /** Those of other currencies are no longer, but for the Swiss. */
  private String cents(String currency) {
    String two = words.group(2);
    boolean swiss = currency.equals("CHF");
    return switch (tongue) {
      case ENGLISH -> "and " + two + (swiss ? " centimes" : " cents");
      case SPANISH -> "con " + two + " céntimos";
      case GERMAN -> "und " + two + (swiss ? " Rappen" : " Cent");
      case FRENCH -> "et " + two + " centimes";
    };
  }

  private String time() {
    return switch (tongue) {
      case ENGLISH -> "eleven twenty seven P M";
      case SPANISH -> "diecisiete horas y cincuenta y cuatro minutos";
      case GERMAN -> "zweiundzwanzig Uhr siebenundzwanzig";
      case FRENCH -> "vingt-et-une heures cinquante-et-une";
    };
  }

  private String day(Form form) {
    return switch (form) {
      case SHORT -> date();
      case YEAR -> weekday() + date() + year();
      case USUAL, DIGITS, NUMBER -> weekday() + date();
    };
  }

  private String weekday() {
    return switch (tongue) {
      case ENGLISH -> "Wednesday, ";
      case SPANISH -> "miércoles, ";
      case GERMAN -> "Donnerstag, ";
      case FRENCH -> "mercredi ";
    };
  }

  private String date() {
    return switch (tongue) {
      case ENGLISH -> "September twenty seventh";
      case SPANISH -> "veinticuatro de septiembre";
      case GERMAN -> "siebenundzwanzigster September";
      case FRENCH -> "vingt-quatre septembre";
    };
  }

  private String year() {
    return switch (tongue) {
      case ENGLISH -> ", nineteen seventy seven";
      case SPANISH -> " de mil novecientos cincuenta y cuatro";
      case GERMAN -> " neunzehnhundertsiebenundsiebzig";
      case FRENCH -> " dix-neuf-cent quatre-vingt-quatorze";
    };
  }
}
