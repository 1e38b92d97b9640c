package dev.hatchline.app.flow.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What follows a word: files, and options that have a value each.
 *
 * @param odd whether there is an option that is not known, or one without its value
 */
record Options(List<String> files, Map<String, String> values, boolean odd) {
  /** Of these options. */
  static Options of(List<String> args, String... known) {
    List<String> files = new ArrayList<>();
    Map<String, String> values = new LinkedHashMap<>();
    boolean odd = false;
    for (int i = 0; i < args.size(); i++) {
      String word = args.get(i);
      if (!word.startsWith("-")) {
        files.add(word);
      } else if (List.of(known).contains(word) && i + 1 < args.size()) {
        i++;
        values.put(word, args.get(i));
      } else {
        odd = true;
      }
    }
    return new Options(List.copyOf(files), Map.copyOf(values), odd);
  }

  Optional<String> value(String option) {
    return Optional.ofNullable(values.get(option));
  }
}
