package dev.hatchline.conf;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The texts an operator writes. They go into Asterisk's files, so each form leaves out whatever
 * means something there ({@code ; , & | " $ [ ]} and line ends).
 */
enum TextForm {
  COMPANY("[\\p{L}\\p{N}][\\p{L}\\p{N} .,'&()+/-]{0,79}", "1 to 80 letters, digits or . , ' & ( )"),
  PERSON("[\\p{L}\\p{N}][\\p{L}\\p{N} .'-]{0,39}", "1 to 40 letters, digits, spaces or . ' -"),
  NAME("[a-z][a-z0-9-]{0,39}", "a name of small letters, digits and -, such as 'people'"),
  LINE("\\+?[0-9]{2,15}", "the digits callers dial, as they arrive, such as '1000'"),
  EXTENSION("[1-9][0-9]{1,5}", "2 to 6 digits, such as '101'"),
  SHOWN("\\+?[0-9]{3,15}", "a number as the carrier wants it, such as '+4930123456'"),
  E164("\\+[1-9][0-9]{6,14}", "an international number, such as '+12025550123'"),
  COUNTRY_CODE("[1-9][0-9]{0,6}", "a country code without +, such as '49'"),
  HOST("(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?", "a host name or IPv4 address"),
  NETWORK(
      "[0-9]{1,3}(\\.[0-9]{1,3}){3}(/([0-9]|[12][0-9]|3[0-2]))?",
      "an IPv4 address or network, such as '192.0.2.0/24'"),
  SIP_USER("[A-Za-z0-9._+-]{1,64}", "a SIP user name: letters, digits or . _ + -"),
  SECRET_NAME("[a-z0-9][a-z0-9-]{0,39}", "the name of a file in the secrets folder"),
  HASH(
      "\\$argon2id\\$v=19\\$m=[1-6][0-9]{4},t=[1-5],p=[1-4]"
          + "\\$[A-Za-z0-9+/]{22,86}\\$[A-Za-z0-9+/]{43,86}",
      "a line that './hatchline user hash' prints, between quotes"),
  SYSTEM("[A-Za-z][A-Za-z0-9_-]{0,39}", "a name of letters, digits, - and _, such as 'orders'"),
  ADDRESS("[\\x21-\\x7e]{1,200}", "'demo' or an address such as 'https://orders.example/api'"),
  URL("[\\x21-\\x7e]{1,500}", "an address such as 'https://crm.example/hooks/calls'"),
  DATABASE("[A-Za-z0-9_-]{1,64}", "the name of a database: letters, digits or _ -"),
  DATABASE_USER("[A-Za-z0-9._-]{1,32}", "a MySQL user: letters, digits or . _ -"),
  DAY("([0-9]{4}-)?[0-9]{2}-[0-9]{2}", "a day, '12-25' of every year or '2026-12-24' of one"),
  LANGUAGE("[a-z]{2,3}(-[A-Z]{2})?", "a language such as 'en', 'es' or 'en-GB'"),
  SPOKEN("[a-z]{2,3}", "a language without a country, such as 'en'"),
  MODEL("[A-Za-z0-9._/-]{1,200}", "the name of a model such as 'hatch-en-8k', or its folder"),
  PHRASE(
      "(?=.{1,60}$)[\\p{Ll}\\p{Lo}\\p{M}']+( [\\p{Ll}\\p{Lo}\\p{M}']+)*",
      "words of small letters, with one space between them"),
  VOICE(
      "kevin(16)?|(/[A-Za-z0-9._+/-]+/)?(flite:[a-z][a-z0-9_]{0,39}|espeak-ng:en[a-z0-9_+-]{0,37})",
      "a voice of English: 'kevin16', 'kevin', or a program's such as 'flite:slt'"
          + " or 'espeak-ng:en-us'"),
  VOICE_OF_LANGUAGE(
      "(/[A-Za-z0-9._+/-]+/)?espeak-ng:[a-z][A-Za-z0-9_+-]{0,39}",
      "a program's voice, such as 'espeak-ng:es'"),
  ANY(".{1,80}", "a value");

  private final Pattern pattern;
  private final String expected;

  TextForm(String pattern, String expected) {
    this.pattern = Pattern.compile(pattern);
    this.expected = expected;
  }

  String expected() {
    return expected;
  }

  boolean fits(String text) {
    return pattern.matcher(text).matches();
  }

  Optional<String> read(Problems problems, Node value) {
    if (value instanceof ScalarNode scalar && pattern.matcher(scalar.getValue()).matches()) {
      return Optional.of(scalar.getValue());
    }
    problems.add(value, Section.found(value), expected);
    return Optional.empty();
  }

  /** The countries of ISO 3166, two letters each. */
  static Set<String> regions() {
    return Set.of(Locale.getISOCountries());
  }
}
