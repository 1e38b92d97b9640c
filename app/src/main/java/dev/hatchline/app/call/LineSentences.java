package dev.hatchline.app.call;

import dev.hatchline.call.Place;
import dev.hatchline.call.WaitRange;
import dev.hatchline.call.control.LineGrant.Offer;
import dev.hatchline.call.control.LineWords;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What callers in line are told, as sentences. */
public final class LineSentences {
  private static final long MINUTES_COUNTED_MAX = 60;

  private LineSentences() {}

  static String of(LineWords words) {
    return switch (words) {
      case LineWords.Joined(Place place, boolean _) ->
          place(place) + " To turn the music off, press nine.";
      case LineWords.Moved(Place place) -> place(place);
      case LineWords.Choices(Set<Offer> offers) -> "You can stay on the line." + choices(offers);
      case LineWords.MusicOff _ -> "The music is off. Nine turns it on again.";
    };
  }

  private static String choices(Set<Offer> offers) {
    return Arrays.stream(Offer.values())
        .filter(offers::contains)
        .map(offer ->
            switch (offer) {
              case AUTOMATION -> " To use our automated service and keep your place, press one.";
              case CALLBACK -> " To be called back, press two.";
              case MESSAGE -> " To leave a message, press three.";
            })
        .collect(Collectors.joining());
  }

  private static String place(Place place) {
    String where =
        place.position() == 1
            ? "You are next in line."
            : "You are number " + place.position() + " in line.";
    return place.range() == null ? where : where + " " + wait(place);
  }

  /** One sentence about the wait of somebody who asks for a person now. */
  public static String wait(Place place) {
    WaitRange told = place.told();
    if (told == null) {
      return "";
    }
    long least = told.least().toMinutes();
    long most = told.most().toMinutes();
    if (most == 0) {
      return place.position() == 1 ? "A person is free now." : "A person will soon be free.";
    }
    if (least >= MINUTES_COUNTED_MAX) {
      return "The wait is more than an hour.";
    }
    return "The wait is " + range(least, most) + ".";
  }

  private static String range(long least, long most) {
    if (most > MINUTES_COUNTED_MAX) {
      return least <= 1 ? "hard to tell, it may be an hour" : "more than " + least + " minutes";
    }
    if (least == most) {
      return "about " + (most == 1 ? "one minute" : most + " minutes");
    }
    if (least == 0) {
      return most == 1 ? "less than a minute" : "up to " + most + " minutes";
    }
    return "between " + (least == 1 ? "one" : least) + " and " + most + " minutes";
  }
}
