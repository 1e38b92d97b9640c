package dev.hatchline.app.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.Place;
import dev.hatchline.call.WaitRange;
import dev.hatchline.call.control.LineGrant.Offer;
import dev.hatchline.call.control.LineWords;
import dev.hatchline.flow.HouseSentences;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineSentencesTest {
  private static final LineSentences ENGLISH = new LineSentences(HouseSentences.in("en"));
  private static final LineSentences SPANISH = new LineSentences(HouseSentences.in("es-MX"));

  private static Place place(int position, long least, long most) {
    Duration from = Duration.ofMinutes(least);
    return new Place(position, new WaitRange(from, from, Duration.ofMinutes(most)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 0 | 0 | A person is free now.",
        "2 | 0 | 0 | A person will soon be free.",
        "1 | 0 | 1 | The wait is less than a minute.",
        "1 | 1 | 1 | The wait is about one minute.",
        "1 | 0 | 4 | The wait is up to 4 minutes.",
        "3 | 1 | 4 | The wait is between one and 4 minutes.",
        "3 | 4 | 7 | The wait is between 4 and 7 minutes.",
        "3 | 5 | 5 | The wait is about 5 minutes.",
        "9 | 20 | 60 | The wait is between 20 and 60 minutes.",
        "9 | 20 | 65 | The wait is more than 20 minutes.",
        "9 | 0 | 65 | The wait is hard to tell, it may be an hour.",
        "9 | 60 | 95 | The wait is more than an hour.",
      })
  void waitIsSaidAsARange(int position, long least, long most, String said) {
    assertThat(ENGLISH.wait(place(position, least, most))).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 0 | 0 | Hay una persona libre.",
        "1 | 1 | 1 | La espera es de un minuto.",
        "3 | 1 | 4 | La espera es de uno a 4 minutos.",
        "3 | 4 | 7 | La espera es de 4 a 7 minutos.",
        "9 | 0 | 65 | La espera es incierta, quizá de una hora.",
      })
  void waitIsSaidInSpanish(int position, long least, long most, String said) {
    assertThat(SPANISH.wait(place(position, least, most))).isEqualTo(said);
  }

  @Test
  void whatIsSaidInLineIsSaidInSpanish() {
    assertThat(SPANISH.of(new LineWords.Joined(place(2, 4, 7))))
        .isEqualTo(
            "Ocupa el puesto 2 de la fila. La espera es de 4 a 7 minutos."
                + " Para quitar la música, pulse nueve.");
    assertThat(SPANISH.of(new LineWords.Choices(Set.of(Offer.CALLBACK, Offer.MESSAGE))))
        .isEqualTo(
            "Puede seguir esperando. Para que le llamemos, pulse dos. Para dejar un mensaje, pulse"
                + " tres.");
  }

  @Test
  void nothingIsSaidWhenNobodyCanSay() {
    assertThat(ENGLISH.wait(new Place(1, null))).isEmpty();
  }
}
