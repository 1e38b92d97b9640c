package dev.hatchline.app.call;

import dev.hatchline.call.Place;
import dev.hatchline.call.control.LineWords;

/** What callers in line are told, as sentences. */
public final class LineSentences {
  private static final long MINUTES_COUNTED_MAX = 60;

  private LineSentences() {}

  static String of(LineWords words) {
    return switch (words) {
      case LineWords.Joined(Place place) -> place(place) + " To turn the music off, press nine.";
      case LineWords.Moved(Place place) -> place(place);
      case LineWords.Choices(Place place) ->
          place(place)
              + " You can stay on the line. To use our automated service and keep your place,"
              + " press one. To be called back, press two. To leave a message, press three.";
      case LineWords.MusicOff _ -> "The music is off. Nine turns it on again.";
    };
  }

  private static String place(Place place) {
    String where =
        place.position() == 1
            ? "You are next in line."
            : "You are number " + place.position() + " in line.";
    return place.minutes() == null ? where : where + " " + wait(place);
  }

  /** One sentence about the wait of somebody who asks for a person now. */
  public static String wait(Place place) {
    Long minutes = place.minutes();
    if (minutes == null) {
      return "";
    }
    if (minutes == 0) {
      return place.position() == 1 ? "A person is free now." : "A person will soon be free.";
    }
    if (minutes > MINUTES_COUNTED_MAX) {
      return "The wait is more than an hour.";
    }
    return "The wait is about " + (minutes == 1 ? "one minute." : minutes + " minutes.");
  }
}
