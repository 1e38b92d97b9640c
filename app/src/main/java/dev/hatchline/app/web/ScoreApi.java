package dev.hatchline.app.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The score of some days, signed: the same file that {@code score export} writes. */
@RestController
public class ScoreApi {
  private final ScoreDesk desk;

  ScoreApi(ScoreDesk desk) {
    this.desk = desk;
  }

  /** Of these days, both included, by the clock of the line. */
  @GetMapping("/api/score")
  public ResponseEntity<byte[]> score(@RequestParam String from, @RequestParam String to) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(desk.signed(desk.scored(date(from), date(to).plusDays(1))));
  }

  /** A day, between the years 2000 and 9999. */
  static LocalDate date(String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.getYear() >= 2000 && day.getYear() <= 9999) {
        return day;
      }
    } catch (DateTimeException _) {
      // Said below.
    }
    throw Problem.of(
        HttpStatus.BAD_REQUEST,
        "The period cannot be used",
        "Expected a day such as 2026-11-28, found '%s'.".formatted(text));
  }
}
