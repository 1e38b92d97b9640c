package dev.hatchline.flow.draw;

import dev.hatchline.flow.Callback;
import dev.hatchline.flow.FlowCall;
import dev.hatchline.flow.FlowReturn;
import dev.hatchline.flow.Formula;
import dev.hatchline.flow.Language;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Note;
import dev.hatchline.flow.Outage;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.Survey;
import dev.hatchline.flow.Transfer;
import dev.hatchline.flow.Value;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a node says or does, for eyes. */
final class Words {
  private Words() {}

  /** As designers call it. */
  static String kind(Node node) {
    return switch (node) {
      case FlowCall _ -> "call";
      case FlowReturn _ -> "return";
      default -> node.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    };
  }

  static String of(Node node) {
    return switch (node) {
      case Node.Say _, Node.Menu _, Node.Ask _, Node.Message _ -> heard(node);
      case Node.Set set ->
          set.values().entrySet().stream()
              .map(one -> one.getKey() + " = " + formula(one.getValue()))
              .collect(Collectors.joining(", "));
      case FlowCall call -> call.flow();
      case Node.Branch _, FlowReturn _ -> "";
      case Language language -> "from here on: " + language.to();
      case Node.Hours hours -> hours.on().map(day -> "on {" + day + "}").orElse("now");
      case Node.Lookup lookup -> lookup.what().system() + ": " + lookup.what().path();
      case Node.Queue queue -> "in line for " + queue.queue() + ". " + heard(node);
      case Callback callback -> "to {" + callback.number() + "}";
      case Note note -> note.words();
      case Outage outage ->
          "what does not work" + outage.area().map(at -> " at {" + at + "}").orElse(" here");
      case Transfer transfer -> "to " + number(transfer.to()) + ". " + heard(node);
      case Survey survey -> heard(node) + " {" + survey.into() + "}";
      case Node.End end -> end.heard().map(Prompt::toString).orElse("");
    };
  }

  private static String number(Transfer.To to) {
    return switch (to) {
      case Transfer.To.Fixed(Value.Phone number) -> number.plain();
      case Transfer.To.Named(String name) -> "{" + name + "}";
    };
  }

  private static String formula(Formula formula) {
    return formula instanceof Formula.Constant(Value value) ? value.plain() : formula.toString();
  }

  private static String heard(Node node) {
    return node.heard().map(Prompt::toString).orElse("");
  }
}
