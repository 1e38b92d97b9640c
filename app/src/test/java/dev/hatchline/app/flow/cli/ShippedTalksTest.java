package dev.hatchline.app.flow.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped flows of trades can be tried as they are: with the defaults and the demo. */
class ShippedTalksTest {
  private static final InstantSource SATURDAY =
      InstantSource.fixed(Instant.parse("2026-11-28T12:00:00Z"));

  /** Lines that are typed stand with a space between them, empty ones as "!"; two more follow. */
  private static String talk(String flow, String typed) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String file = Path.of("..", "ivr-flows", "flows", flow + ".yaml").toString();
    var in =
        new ByteArrayInputStream(
            (typed.replace("!", "").replace(' ', '\n') + "\n\n\n").getBytes(UTF_8));
    Workplace at = Workplace.of(Map.of("HATCHLINE_CONFIG", "../config/hatchline.yaml"));
    PrintStream screen = new PrintStream(out, true, UTF_8);
    new TryCommand(at, in, SATURDAY).run(List.of(file), screen, screen);
    return out.toString(UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          parcel-service | 1 80000001 | is on the van.
          parcel-service | 1 80000003 | was delivered on Friday
          parcel-service | 1 80000004 | We have no parcel
          parcel-service | 1 80000002 ! ! ! 1 1202 1 | now comes on Wednesday, December second.
          parcel-service | 1 80000002 ! ! ! 1 1129 1 | We cannot bring it on Sunday
          internet-provider | 1 20500 | It should end at six P M.
          internet-provider | 1 20502 | We know of no outage
          internet-provider | 2 700001 | Your bill is 49 US dollars and 90 cents.
          internet-provider | 2 700002 | It was due on
          internet-provider | 2 700003 | it is paid.
          internet-provider | 2 700004 | We have no customer
          clinic | 1 300001 | The first is on Sunday, November twenty ninth, at 9:30 A M.
          clinic | 1 300001 ! ! 1 | It is yours: Sunday, November twenty ninth, at 9:30 A M.
          bank | 2 60000001 03091984 | Your balance is one thousand two hundred fifty US dollars
          bank | 2 60000002 12241971 | Your balance is minus 80 US dollars.
          bank | 2 60000002 03091984 | These two do not belong together.
          bank | 2 60000003 03091984 | These two do not belong together.
          """)
  void theDemoAnswers(String flow, String typed, String heard) throws Exception {
    assertThat(talk(flow, typed)).contains(heard);
  }
}
