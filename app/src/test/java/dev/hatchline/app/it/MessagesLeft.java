package dev.hatchline.app.it;

import dev.hatchline.conf.Hours;
import dev.hatchline.conf.NativePrompt;
import dev.hatchline.phones.sound.Sound;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What callers left where nobody was, as they hear of it and as the API lists it. */
record MessagesLeft(Rig rig) {
  static final Sound NOBODY = Spoken.words(NativePrompt.NOBODY_MESSAGE.english(Hours.ALWAYS));

  /** The latest that this caller left. */
  Optional<JsonNode> by(String number) {
    return rig.api("/api/messages")
        .valueStream()
        .filter(message -> number.equals(message.path("caller").asString("")))
        .findFirst();
  }
}
