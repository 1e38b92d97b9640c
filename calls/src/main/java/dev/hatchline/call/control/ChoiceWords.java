package dev.hatchline.call.control;

import java.util.List;
import java.util.Set;

/**
 * What callers say for the house's choices, by language: the name of the key first, and then the
 * wish in words, which a small model may not know. Whoever hears the house in another language than
 * they speak says the keys' names in theirs.
 */
final class ChoiceWords {
  private static final Set<String> LANGUAGES = Set.of("en", "es", "de", "fr");

  private ChoiceWords() {}

  /** Whether there are any, in a language without a country. */
  static boolean has(String language) {
    return LANGUAGES.contains(language);
  }

  /** None in a language that is not here. */
  static List<String> of(String language, Choice choice) {
    return switch (language) {
      case "en" -> english(choice);
      case "es" -> spanish(choice);
      case "de" -> german(choice);
      case "fr" -> french(choice);
      default -> List.of();
    };
  }

  private static List<String> english(Choice choice) {
    return switch (choice) {
      case AUTOMATION -> List.of("one", "menu", "main menu");
      case CALLBACK -> List.of("two", "callback", "call me back");
      case MESSAGE -> List.of("three", "leave a message");
      case MUSIC -> List.of("nine", "music off", "music on");
      case ACCEPTED -> List.of("one", "yes");
      case DECLINED -> List.of("two", "no");
    };
  }

  private static List<String> spanish(Choice choice) {
    return switch (choice) {
      case AUTOMATION -> List.of("uno", "menú", "menú principal");
      case CALLBACK -> List.of("dos", "llámame", "que me llamen");
      case MESSAGE -> List.of("tres", "dejar un mensaje");
      case MUSIC -> List.of("nueve", "sin música", "con música");
      case ACCEPTED -> List.of("uno", "sí");
      case DECLINED -> List.of("dos", "no");
    };
  }

  private static List<String> german(Choice choice) {
    return switch (choice) {
      case AUTOMATION -> List.of("eins", "menü", "hauptmenü");
      case CALLBACK -> List.of("zwei", "zwo", "rückruf");
      case MESSAGE -> List.of("drei", "nachricht hinterlassen");
      case MUSIC -> List.of("neun", "musik aus", "musik an");
      case ACCEPTED -> List.of("eins", "ja");
      case DECLINED -> List.of("zwei", "zwo", "nein");
    };
  }

  private static List<String> french(Choice choice) {
    return switch (choice) {
      case AUTOMATION -> List.of("un", "menu", "menu principal");
      case CALLBACK -> List.of("deux", "être rappelé");
      case MESSAGE -> List.of("trois", "laisser un message");
      case MUSIC -> List.of("neuf", "sans musique", "avec musique");
      case ACCEPTED -> List.of("un", "oui");
      case DECLINED -> List.of("deux", "non");
    };
  }
}
