package dev.hatchline.app.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ThreadsTest {
  @Test
  void namesStatesAndFramesAreShownAndNothingElse() {
    assertThat(
            Threads.shown(
                """
                4711:
                "call-timer" #33 [123] daemon prio=5 os_prio=0 cpu=3.11ms tid=0x00007f in Object.wait()
                   java.lang.Thread.State: TIMED_WAITING (parking)
                \tat jdk.internal.misc.Unsafe.park(java.base@25/Native Method)
                \t- parking to wait for <0x0000000719> (a java.util.concurrent.locks.Abs)
                "Ada's \\u00fc" #34
                JNI global refs: 12
                """
                    .lines()
                    .toList()))
        .isEqualTo(
            List.of(
                "",
                "call-timer",
                "   java.lang.Thread.State: TIMED_WAITING (parking)",
                "\tat jdk.internal.misc.Unsafe.park(java.base@25/Native Method)"));
  }

  @Test
  void thisProcessAnswers() throws Exception {
    assertThat(Threads.of(ProcessHandle.current().pid())).contains("main");
  }
}
