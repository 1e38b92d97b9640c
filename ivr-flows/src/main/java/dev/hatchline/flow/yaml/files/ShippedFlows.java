package dev.hatchline.flow.yaml.files;

import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.flow.yaml.problem.FlowProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The files that come with the program. */
public final class ShippedFlows {
  private ShippedFlows() {}

  /** How problems name it. */
  public static String file(FlowFiles.Ref ref) {
    return switch (ref.kind()) {
      case FLOW -> "flows/" + ref.name() + ".yaml";
      case PART -> "flows/parts/" + ref.name() + ".yaml";
    };
  }

  /** Empty if none of this name is shipped. */
  public static Optional<FlowFiles.Source> find(FlowFiles.Ref ref) throws FlowException {
    String file = file(ref);
    try (InputStream in = ShippedFlows.class.getResourceAsStream("/" + file)) {
      if (in == null) {
        return Optional.empty();
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Optional.of(new FlowFiles.Source(file, text));
    } catch (IOException fault) {
      String what = "cannot be read: " + fault;
      throw new FlowException(
          List.of(FlowProblem.ofFile(file, what, "a readable file", Code.UNREADABLE.word())));
    }
  }
}
