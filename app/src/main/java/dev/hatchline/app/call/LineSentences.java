package dev.hatchline.app.call;

import dev.hatchline.call.Place;
import dev.hatchline.call.WaitRange;
import dev.hatchline.call.control.LineGrant.Offer;
import dev.hatchline.call.control.LineWords;
import dev.hatchline.flow.HouseSentences;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What callers in line are told, as sentences. */
public final class LineSentences {
  private static final long MINUTES_COUNTED_MAX = 60;

  private final HouseSentences house;

  /** In one language. */
  public LineSentences(HouseSentences house) {
    this.house = house;
  }

  String of(LineWords words) {
    return switch (words) {
      case LineWords.Joined(Place place, boolean _) -> place(place) + " " + house.of("music.how");
      case LineWords.Moved(Place place) -> place(place);
      case LineWords.Choices(Set<Offer> offers) -> choices(offers);
      case LineWords.MusicOff _ -> house.of("music.off");
    };
  }

  private String choices(Set<Offer> offers) {
    Stream<String> names =
        Arrays.stream(Offer.values())
            .filter(offers::contains)
            .map(offer ->
                switch (offer) {
                  case AUTOMATION -> "line.automation";
                  case CALLBACK -> "line.callback";
                  case MESSAGE -> "line.message";
                });
    return Stream.concat(Stream.of("line.stay"), names)
        .map(house::of)
        .collect(Collectors.joining(" "));
  }

  private String place(Place place) {
    String where =
        place.position() == 1 ? house.of("place.next") : house.of("place.number", place.position());
    return place.range() == null ? where : where + " " + wait(place);
  }

  /** One sentence about the wait of somebody who asks for a person now. */
  public String wait(Place place) {
    WaitRange told = place.told();
    if (told == null) {
      return "";
    }
    long least = told.least().toMinutes();
    long most = told.most().toMinutes();
    if (most == 0) {
      return house.of(place.position() == 1 ? "wait.free" : "wait.soon");
    }
    if (least >= MINUTES_COUNTED_MAX) {
      return house.of("wait.hour");
    }
    return range(least, most);
  }

  private String range(long least, long most) {
    if (most > MINUTES_COUNTED_MAX) {
      return least <= 1 ? house.of("wait.unclear") : house.of("wait.more", least);
    }
    if (least == most) {
      return most == 1 ? house.of("wait.one") : house.of("wait.about", most);
    }
    if (least == 0) {
      return most == 1 ? house.of("wait.less") : house.of("wait.up-to", most);
    }
    return least == 1 ? house.of("wait.between-one", most) : house.of("wait.between", least, most);
  }
}
