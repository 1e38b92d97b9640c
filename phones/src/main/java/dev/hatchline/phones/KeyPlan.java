package dev.hatchline.phones;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which keys are pressed when: {@code 0@2.5,12#@4}, in seconds from the answer. */
record KeyPlan(List<Press> presses) {

  record Press(String keys, Duration at) {}

  static KeyPlan read(String text) {
    List<Press> presses = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      int sign = part.indexOf('@');
      if (sign < 1 || !part.substring(0, sign).matches("[0-9*#A-D]+")) {
        throw new UsageException(
            "'--press' takes KEYS@SECONDS, several with commas, e.g. \"0@2.5,1@4\", not '%s'"
                .formatted(part));
      }
      presses.add(
          new Press(part.substring(0, sign), Options.seconds("--press", part.substring(sign + 1))));
    }
    presses.sort(Comparator.comparing(Press::at));
    return new KeyPlan(List.copyOf(presses));
  }
}
