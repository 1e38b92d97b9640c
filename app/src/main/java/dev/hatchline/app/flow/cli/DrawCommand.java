package dev.hatchline.app.flow.cli;

import dev.hatchline.flow.draw.Painter;
import dev.hatchline.flow.draw.Svg;
import dev.hatchline.flow.draw.elk.ElkLayout;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code draw FILE [-o OUT.svg]}: the picture of a flow, in a file or on stdout. */
final class DrawCommand implements SubCommand {
  private static final String OUT = "-o";
  private static final String USAGE =
      "hatchline: flow draw wants one file: flow draw FILE [-o OUT.svg]";

  private final Workplace at;

  DrawCommand(Workplace at) {
    this.at = at;
  }

  @Override
  public int run(List<String> args, PrintStream out, PrintStream err) {
    Options options = Options.of(args, OUT);
    if (options.odd() || options.files().size() != 1) {
      err.println(USAGE);
      return FlowCommand.WRONG_USE;
    }
    String file = options.files().getFirst();
    try {
      var picture = Painter.paint(Beside.file(at, file).read(file), at.spoken());
      String svg = Svg.of(new ElkLayout().place(picture));
      if (options.value(OUT).isEmpty()) {
        out.print(svg);
      } else {
        Files.writeString(Path.of(options.value(OUT).get()), svg);
      }
      return 0;
    } catch (FlowException faulty) {
      out.println(faulty.getMessage());
    } catch (IOException fault) {
      err.println("hatchline: cannot write " + options.value(OUT).orElse("") + ": " + fault);
    }
    return 1;
  }
}
