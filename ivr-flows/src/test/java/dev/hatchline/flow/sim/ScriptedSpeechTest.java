package dev.hatchline.flow.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.run.Caller;
import dev.hatchline.flow.run.Expected;
import dev.hatchline.flow.run.Heard;
import dev.hatchline.flow.run.Listening;
import dev.hatchline.flow.run.PromptLength;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptedSpeechTest extends SpeechContract {
  @Override
  protected Caller callerWho(CallerScript script) {
    return new ScriptedCaller(script, PromptLength.ESTIMATE);
  }

  @Test
  void confidenceIsAsTheScriptSays() {
    Listening listening =
        new Listening(Duration.ofSeconds(9), new Expected.Series(List.of("one"), 1));
    Caller caller = callerWho(CallerScript.silent().say("one", 0.5, Duration.ofSeconds(1)));
    assertThat(caller.listen(listening)).isEqualTo(new Heard.Said("one", 0.5));
  }
}
