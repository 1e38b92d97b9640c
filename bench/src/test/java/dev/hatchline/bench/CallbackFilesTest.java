package dev.hatchline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.phones.sound.Sound;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallbackFilesTest {
  @TempDir private Path folder;

  @Test
  void theOperatorsFileNamesEveryAgentOnceAsOneAndOnceInTheQueue() {
    String file = CallbackFiles.operatorFile();
    assertThat(CallbackFiles.AGENTS).hasSize(50).contains("101", "150");
    CallbackFiles.AGENTS.forEach(
        agent -> assertThat(file.split('"' + agent + '"', -1)).as(agent).hasSize(3));
  }

  @Test
  void theGreetingIsAsLongAsTheTextTells() throws Exception {
    CallbackFiles.main(new String[] {"config", folder.toString()});
    Sound greeting = Sound.read(folder.resolve("recordings/callback-greeting.wav"));
    assertThat(CallbackText.TEXT.tail()).contains("has %.0f s".formatted(greeting.seconds()));
    assertThat(greeting.isTone(TalkingAgents.HERTZ)).isFalse();
  }

  @Test
  void theBareSideIsAddedToWhatAsteriskHas() throws Exception {
    Path etc = Files.createDirectory(folder.resolve("etc"));
    Files.writeString(etc.resolve("extensions.conf"), "[ours]\n");
    Files.writeString(etc.resolve("manager.conf"), "[hatchline]\n");
    CallbackFiles.main(new String[] {"config", folder.toString()});
    CallbackFiles.main(new String[] {"asterisk", etc.toString(), folder.toString()});
    assertThat(etc.resolve("extensions.conf"))
        .content()
        .startsWith("[ours]\n")
        .contains("[bench-answered]");
    assertThat(etc.resolve("manager.conf"))
        .content()
        .startsWith("[hatchline]\n")
        .contains("[bench]\nsecret = " + CallbackFiles.secret(folder) + "\n");
  }
}
