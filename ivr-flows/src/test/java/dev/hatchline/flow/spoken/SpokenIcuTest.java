package dev.hatchline.flow.spoken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Form;
import dev.hatchline.flow.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenIcuTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | 0 | 0",
        "en | 1250 | one thousand two hundred fifty",
        "en | -21.50 | minus 21.5",
        "en | 0.5 | 0.5",
        "en | -1984.5 | minus one thousand nine hundred eighty four point five",
        "en | 3000 | 3000",
        "en | 1000000000 | one billion",
        "en | 1000000000000000 | one quadrillion",
        "en | 1000000000000001 | 1 0 0, 0 0 0, 0 0 0, 0 0 0, 0 0 0 1",
        "es | 1 | uno",
        "es | 21 | veintiuno",
        "es | -3 | menos tres",
        "es | 0.5 | cero coma cinco",
        "es | 1250 | mil doscientos cincuenta",
        "es | 1000000000000000 | mil billones",
        "de | 1 | eins",
        "de | 1250 | eintausendzweihundertfünfzig",
        "de | -12.5 | minus zwölf Komma fünf",
        "de | 0.5 | null Komma fünf",
        "de | 1000000000000000 | eine Billiarde",
        "fr | 71 | soixante-et-onze",
        "fr | 80 | quatre-vingts",
        "fr | -3 | moins trois",
        "fr | 0.5 | zéro virgule cinq",
        "fr | 1000000000000000 | un billiard"
      })
  void numbersAreWordsUnlessAVoiceReadsThem(String tag, BigDecimal number, String words) {
    assertThat(Speaker.of(tag).words(new Value.Number(number))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | 12.50 | EUR | 12 euros and 50 cents",
        "en | 1 | EUR | 1 euro",
        "en | 1.01 | EUR | 1 euro and 1 cent",
        "en | 0.5 | EUR | 50 cents",
        "en | 0 | EUR | 0 euros",
        "en | -3.20 | GBP | minus 3 British pounds and 20 pence",
        "en | 1250 | JPY | one thousand two hundred fifty Japanese yen",
        "en | 2.005 | KWD | 2 Kuwaiti dinars and 5 fils",
        "en | 2.5 | TND | 2.5 Tunisian dinars",
        "es | 21.01 | EUR | veintiún euros con un céntimo",
        "es | 1 | GBP | una libra esterlina",
        "es | 1000000 | EUR | un millón de euros",
        "es | 2000 | JPY | dos mil yenes japoneses",
        "es | 1.25 | KWD | un dinar kuwaití con doscientos cincuenta fils",
        "de | 1 | EUR | ein Euro",
        "de | 12.50 | EUR | zwölf Euro und fünfzig Cent",
        "de | 21 | JPY | einundzwanzig Japanische Yen",
        "de | 0.01 | CHF | ein Rappen",
        "de | 3.1 | KWD | drei Kuwait-Dinar und einhundert Fils",
        "fr | 0 | EUR | zéro euro",
        "fr | 12.50 | EUR | douze euros et cinquante centimes",
        "fr | 1000000 | EUR | un million d'euros",
        "fr | 1.75 | EUR | un euro et soixante-quinze centimes",
        "fr | 21 | GBP | vingt-et-une livres sterling",
        "fr | 300 | JPY | trois cents yens japonais",
        "fr | 1.5 | KWD | un dinar koweïtien et cinq cents fils"
      })
  void moneyIsInUnitsAndSmallerOnes(String tag, BigDecimal amount, String currency, String words) {
    assertThat(Speaker.of(tag).money(amount, currency)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | 2026-12-02 | Wednesday, December second | December second"
            + " | Wednesday, December second, twenty twenty six",
        "es | 2026-12-01 | martes, primero de diciembre | primero de diciembre"
            + " | martes, primero de diciembre de dos mil veintiséis",
        "es | 1984-05-31 | jueves, treinta y uno de mayo | treinta y uno de mayo"
            + " | jueves, treinta y uno de mayo de mil novecientos ochenta y cuatro",
        "de | 2026-12-02 | Mittwoch, zweiter Dezember | zweiter Dezember"
            + " | Mittwoch, zweiter Dezember zweitausendsechsundzwanzig",
        "de | 1984-05-31 | Donnerstag, einunddreißigster Mai | einunddreißigster Mai"
            + " | Donnerstag, einunddreißigster Mai neunzehnhundertvierundachtzig",
        "fr | 2026-12-01 | mardi premier décembre | premier décembre"
            + " | mardi premier décembre deux mille vingt-six",
        "fr | 2026-12-31 | jeudi trente-et-un décembre | trente-et-un décembre"
            + " | jeudi trente-et-un décembre deux mille vingt-six"
      })
  void daysAreSpokenByName(String tag, LocalDate day, String usual, String brief, String year) {
    Speaker speaker = Speaker.of(tag);
    Value value = new Value.Day(day);
    assertThat(speaker.words(value)).isEqualTo(usual);
    assertThat(speaker.words(value, Form.SHORT)).isEqualTo(brief);
    assertThat(speaker.words(value, Form.YEAR)).isEqualTo(year);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | 00:00 | 12 A M",
        "en | 14:05 | 2:05 P M",
        "en | 09:00 | 9 A M",
        "es | 01:00 | una hora",
        "es | 21:31 | veintiuna horas y treinta y un minutos",
        "de | 01:00 | ein Uhr",
        "de | 00:05 | null Uhr fünf",
        "de | 14:30 | vierzehn Uhr dreißig",
        "fr | 01:00 | une heure",
        "fr | 21:01 | vingt-et-une heures une",
        "fr | 14:30 | quatorze heures trente"
      })
  void timesGoByTheClockOfTheLanguage(String tag, LocalTime time, String words) {
    assertThat(Speaker.of(tag).time(time)).isEqualTo(words);
  }

  @Test
  void formsAreOfTheirTypes() {
    Speaker english = Speaker.of(Locale.ENGLISH);
    Value digits = new Value.Digits("00471");
    assertThat(english.words(digits)).isEqualTo("0 0 4 7 1");
    assertThat(english.words(digits, Form.NUMBER)).isEqualTo("471");
    Value number = new Value.Number(new BigDecimal("-4711.25"));
    assertThat(english.words(number, Form.DIGITS)).isEqualTo("minus 4 7 1 1, point 2 5");
    Value phone = new Value.Phone("+12025550123");
    assertThat(english.words(phone)).isEqualTo("plus 1, 2 0 2, 5 5 5, 0 1 2 3");
    assertThat(english.words(phone, Form.DIGITS)).isEqualTo("1, 2 0 2, 5 5 5, 0 1 2 3");
    assertThat(Speaker.of("es").words(phone)).startsWith("más 1, 2 0 2");
    assertThat(Speaker.of("de-AT").words(new Value.YesNo(true))).isEqualTo("ja");
    assertThat(Speaker.of("fr").words(new Value.YesNo(false))).isEqualTo("non");
  }

  @Test
  void whatIsNoLanguageOfOursIsSpokenInEnglish() {
    assertThat(Speaker.speaks("it")).isFalse();
    assertThat(Speaker.speaks("es-MX")).isTrue();
    assertThat(Speaker.speaks("")).isTrue();
    assertThat(Speaker.of(Locale.ITALIAN).words(new Value.YesNo(true))).isEqualTo("yes");
  }
}
