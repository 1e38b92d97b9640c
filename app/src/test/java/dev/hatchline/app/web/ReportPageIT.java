package dev.hatchline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.report.Period;
import dev.hatchline.app.report.SampleReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Reports in a real browser, opened as files. Photos and a PDF go to target/photos. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportPageIT {
  /** How many colours a plot has: an empty one has none. */
  private static final String COLOURS =
      """
      Math.min(...[...document.querySelectorAll('canvas')].map((canvas) => {
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        return new Set(new Uint32Array(data.buffer)).size;
      }))
      """;

  private static final String CUT =
      "[...document.querySelectorAll('.wide')].filter((e) => e.scrollWidth > e.clientWidth).length";

  private static final String OVER =
      "document.documentElement.scrollWidth > document.documentElement.clientWidth";

  @TempDir private static Path folder;

  private Browser browser;
  private Tab tab;

  @BeforeAll
  void start() throws Exception {
    browser = Browser.start();
  }

  @AfterAll
  void stop() throws Exception {
    browser.close();
  }

  @BeforeEach
  void open() {
    tab = browser.tab();
  }

  @AfterEach
  void shut() {
    tab.close();
  }

  private void show(Period.Kind kind, String day, int plots) throws Exception {
    Path page = folder.resolve(kind + ".html");
    Files.writeString(page, SampleReport.html(kind, day));
    tab.open(page.toUri().toString());
    tab.waitFor("document.documentElement.dataset.drawn === '%d'".formatted(plots));
  }

  @Test
  void aDayIsSeenInLightAndDarkAndOnAPhone() throws Exception {
    show(Period.Kind.DAY, "2026-10-22", 5);
    assertThat(tab.text("h1")).isEqualTo("Thursday, 22 October 2026");
    assertThat(tab.text("#glance")).contains("of them answered within T");
    assertThat(tab.value(COLOURS).asInt()).as("plots are drawn").isGreaterThan(20);
    assertThat(tab.value(OVER).asBoolean()).isFalse();
    assertThat(tab.value(CUT).asInt()).as("tables that are wider than their place").isZero();
    tab.photo("report-day");
    tab.look(1440, 900, "dark");
    assertThat(tab.value("getComputedStyle(document.documentElement).backgroundColor").asString())
        .isEqualTo("rgb(14, 18, 23)");
    tab.photo("report-day-dark");
    tab.look(390, 844, "light");
    assertThat(tab.value(OVER).asBoolean()).as("nothing is beside a phone's screen").isFalse();
    tab.photo("report-day-small");
  }

  @Test
  void theTwoHoursAtTwoAreToldApart() throws Exception {
    show(Period.Kind.DAY, "2026-10-25", 5);
    assertThat(tab.texts("#hours tbody th")).hasSize(25).contains("02:00 +02:00", "02:00 +01:00");
    tab.photo("report-day-of-25-hours");
  }

  @Test
  void aMonthIsPrintedOnLightPaper() throws Exception {
    tab.look(1440, 900, "dark");
    show(Period.Kind.MONTH, "2026-10-25", 10);
    assertThat(tab.texts("#days tbody tr")).hasSize(31);
    tab.photo("report-month");
    String pdf =
        tab.ask("Page.printToPDF", Map.of("preferCSSPageSize", true, "printBackground", true))
            .path("data")
            .asString();
    byte[] bytes = Base64.getDecoder().decode(pdf);
    assertThat(new String(bytes, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    Files.write(Path.of("target", "photos", "report-month.pdf"), bytes);
  }
}
