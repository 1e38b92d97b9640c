package dev.hatchline.app.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Chart.js as it is shipped, and our way of drawing by it, which all pages with plots share. */
public final class ChartLibrary {
  private static final String LIBRARY =
      "/META-INF/resources/webjars/chart.js/4.5.1/dist/chart.umd.min.js";

  private static final String PLOTS = "/static/plots.js";

  private ChartLibrary() {}

  /** The library. */
  public static String script() {
    return resource(LIBRARY);
  }

  static String plots() {
    return resource(PLOTS);
  }

  static String resource(String name) {
    try (InputStream file = ChartLibrary.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
