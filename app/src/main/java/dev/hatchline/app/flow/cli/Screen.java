package dev.hatchline.app.flow.cli;

import dev.hatchline.flow.talk.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A terminal, or whatever is in its place: then there is no echo of what is typed. */
final class Screen implements Terminal {
  private static final String PROMPT = "> ";

  private final BufferedReader in;
  private final PrintStream out;

  Screen(InputStream in, PrintStream out) {
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    this.out = out;
  }

  @Override
  public void print(String line) {
    out.println(line);
  }

  @Override
  public Optional<String> read() {
    out.print(PROMPT);
    out.flush();
    try {
      return Optional.ofNullable(in.readLine());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
