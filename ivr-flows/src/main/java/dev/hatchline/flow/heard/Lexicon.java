package dev.hatchline.flow.heard;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The small words of a language, as callers say them. Numbers are ICU's, see {@link Numbers}. */
enum Lexicon {
  ENGLISH("en") {
    @Override
    Map<String, Integer> digits() {
      return figures(
          "zero|oh|o", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
    }

    @Override
    Map<String, Integer> times() {
      return Map.of("double", 2, "triple", 3);
    }

    @Override
    Map<String, String> zeros() {
      return Map.of("hundred", "00", "thousand", "000");
    }

    @Override
    Map<String, Integer> near() {
      return Map.of("today", 0, "tomorrow", 1);
    }

    @Override
    Clock clock() {
      return new Clock(
          set("o'clock"),
          set("minute minutes"),
          Optional.of("past"),
          Optional.of("to"),
          List.of("am", "in the morning"),
          List.of("pm", "in the afternoon", "in the evening"),
          new Clock.Parts("half", "quarter", ""),
          "noon",
          "midnight");
    }
  },

  SPANISH("es") {
    @Override
    Map<String, Integer> digits() {
      return figures(
          "cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve");
    }

    @Override
    Map<String, Integer> times() {
      return Map.of("doble", 2, "triple", 3);
    }

    @Override
    Map<String, Integer> near() {
      return Map.of("hoy", 0, "mañana", 1);
    }

    @Override
    Clock clock() {
      return new Clock(
          set("hora horas"),
          set("minuto minutos"),
          Optional.empty(),
          Optional.empty(),
          List.of("de la mañana"),
          List.of("de la tarde", "de la noche"),
          new Clock.Parts("media", "cuarto", "menos"),
          "mediodía",
          "medianoche");
    }
  },

  GERMAN("de") {
    @Override
    Map<String, Integer> digits() {
      return figures(
          "null", "eins", "zwei|zwo", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun");
    }

    @Override
    Map<String, Integer> near() {
      return Map.of("heute", 0, "morgen", 1);
    }

    @Override
    Clock clock() {
      return new Clock(
          set("uhr"),
          set("minute minuten"),
          Optional.of("nach"),
          Optional.of("vor"),
          List.of("morgens", "vormittags"),
          List.of("nachmittags", "abends"),
          new Clock.Parts("halb", "viertel", ""),
          "mittag",
          "mitternacht");
    }
  },

  FRENCH("fr") {
    @Override
    Map<String, Integer> digits() {
      return figures(
          "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf");
    }

    @Override
    Map<String, Integer> times() {
      return Map.of("double", 2, "triple", 3);
    }

    @Override
    Map<String, Integer> near() {
      return Map.of("aujourd'hui", 0, "demain", 1);
    }

    @Override
    Clock clock() {
      return new Clock(
          set("heure heures"),
          set("minute minutes"),
          Optional.empty(),
          Optional.empty(),
          List.of("du matin"),
          List.of("de l'après midi", "du soir"),
          new Clock.Parts("demie", "quart", "moins"),
          "midi",
          "minuit");
    }
  };

  private final String tag;

  Lexicon(String tag) {
    this.tag = tag;
  }

  /** A language without country. */
  String tag() {
    return tag;
  }

  /** Single figures by their words. */
  abstract Map<String, Integer> digits();

  /** How often the next figure is meant. */
  Map<String, Integer> times() {
    return Map.of();
  }

  /** The zeros that a word stands for after a figure, as in "eight hundred". */
  Map<String, String> zeros() {
    return Map.of();
  }

  /** Days by how far they are. */
  abstract Map<String, Integer> near();

  abstract Clock clock();

  /** Between the parts of a number or an amount, where it means nothing of its own. */
  Set<String> and() {
    return switch (this) {
      case ENGLISH -> set("and");
      case SPANISH -> set("y con");
      case GERMAN -> set("und");
      case FRENCH -> set("et");
    };
  }

  /** Before the figures after the point. */
  String point() {
    return switch (this) {
      case ENGLISH -> "point";
      case SPANISH -> "coma";
      case GERMAN -> "komma";
      case FRENCH -> "virgule";
    };
  }

  String thousand() {
    return switch (this) {
      case ENGLISH -> "thousand";
      case SPANISH -> "mil";
      case GERMAN -> "tausend";
      case FRENCH -> "mille";
    };
  }

  /** Before and among days and times, where they mean nothing of their own. */
  Set<String> small() {
    return switch (this) {
      case ENGLISH -> set("the of on at");
      case SPANISH -> set("el la las de del a");
      case GERMAN -> set("der den am um");
      case FRENCH -> set("le à de");
    };
  }

  Map<String, Month> months() {
    return Arrays.stream(Month.values())
        .collect(
            Collectors.toMap(
                month -> name(month.getDisplayName(TextStyle.FULL, locale())), month -> month));
  }

  Map<String, DayOfWeek> weekdays() {
    return Arrays.stream(DayOfWeek.values())
        .collect(
            Collectors.toMap(
                day -> name(day.getDisplayName(TextStyle.FULL, locale())), day -> day));
  }

  List<String> yes() {
    return switch (this) {
      case ENGLISH -> List.of("yes", "yeah", "yep", "correct", "right");
      case SPANISH -> List.of("sí", "correcto", "eso es");
      case GERMAN -> List.of("ja", "genau", "richtig");
      case FRENCH -> List.of("oui", "exact", "c'est ça");
    };
  }

  List<String> no() {
    return switch (this) {
      case ENGLISH -> List.of("no", "nope", "wrong", "incorrect");
      case SPANISH -> List.of("no", "incorrecto");
      case GERMAN -> List.of("nein", "falsch");
      case FRENCH -> List.of("non", "faux");
    };
  }

  /** Whether something was heard right; {@code %s} stands for what was. */
  String question() {
    return switch (this) {
      case ENGLISH -> "Did I hear %s? For yes, press one. For no, two.";
      case SPANISH -> "¿He oído %s? Para decir que sí, pulse uno. Para decir que no, dos.";
      case GERMAN -> "Habe ich %s gehört? Wenn ja, drücken Sie eins. Wenn nein, zwei.";
      case FRENCH -> "Ai-je entendu %s ? Si oui, tapez un. Si non, deux.";
    };
  }

  private Locale locale() {
    return Locale.of(tag);
  }

  private String name(String written) {
    return written.toLowerCase(locale());
  }

  private static Map<String, Integer> figures(String... words) {
    Map<String, Integer> figures = new HashMap<>();
    for (int figure = 0; figure < words.length; figure++) {
      for (String word : words[figure].split("\\|", -1)) {
        figures.put(word, figure);
      }
    }
    return Map.copyOf(figures);
  }

  private static Set<String> set(String words) {
    return Stream.of(words.split(" ", -1)).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * How times of the day are said.
   *
   * @param hours after the hour
   * @param minutes after the minutes
   * @param past between minutes and the hour that they follow
   * @param to between minutes and the hour that they come before
   */
  record Clock(
      Set<String> hours,
      Set<String> minutes,
      Optional<String> past,
      Optional<String> to,
      List<String> morning,
      List<String> later,
      Parts parts,
      String noon,
      String midnight) {
    /**
     * Parts of an hour.
     *
     * @param minus before a part that is still missing; empty if that is said otherwise
     */
    record Parts(String half, String quarter, String minus) {}
  }
}
