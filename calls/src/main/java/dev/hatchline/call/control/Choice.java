package dev.hatchline.call.control;

import dev.hatchline.call.control.CallState.Automated;
import dev.hatchline.call.control.CallState.Beyond;
import dev.hatchline.call.control.CallState.ComingBack;
import dev.hatchline.call.control.CallState.Greeted;
import dev.hatchline.call.control.CallState.InLine;
import dev.hatchline.call.control.CallState.Invited;
import dev.hatchline.call.control.CallState.LeavingMessage;
import dev.hatchline.call.control.CallState.Offered;
import dev.hatchline.call.control.CallState.Promised;
import dev.hatchline.call.control.CallState.Ringing;
import dev.hatchline.call.control.CallState.Talking;
import java.util.Arrays;
import java.util.List;

/** What a caller may choose where no flow runs: by its key, or by saying so. */
public enum Choice {
  /** In line: the automation meanwhile. */
  AUTOMATION(Keypad.AUTOMATION),
  /** In line: to be called back. */
  CALLBACK(Keypad.CALLBACK),
  /** In line: a message. */
  MESSAGE(Keypad.MESSAGE),
  /** In line: music off or on. */
  MUSIC(Keypad.MUSIC),
  /** What is offered before the flow: a place in line, or where they were. */
  ACCEPTED(Again.GO_ON),
  /** Something else than that. */
  DECLINED('2');

  private final char key;

  Choice(char key) {
    this.key = key;
  }

  char key() {
    return key;
  }

  /** What is offered to this call now. */
  public static List<Choice> of(Call call) {
    return switch (call.state()) {
      case InLine _ ->
          Arrays.stream(values())
              .filter(choice ->
                  switch (choice) {
                    case AUTOMATION -> call.grant().offers(LineGrant.Offer.AUTOMATION);
                    case CALLBACK -> call.grant().offers(LineGrant.Offer.CALLBACK);
                    case MESSAGE -> call.grant().offers(LineGrant.Offer.MESSAGE);
                    case MUSIC -> true;
                    case ACCEPTED, DECLINED -> false;
                  })
              .toList();
      case Offered _, Invited _ -> List.of(ACCEPTED, DECLINED);
      case Automated _,
          Greeted _,
          Ringing _,
          Talking _,
          Promised _,
          LeavingMessage _,
          ComingBack _,
          Beyond _ ->
          List.of();
    };
  }
}
