package dev.hatchline.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEnd.Party;
import dev.hatchline.call.CallEnd.Reason;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LeftMessagesTest {
  private static final CallId CALL = new CallId(new UUID(0, 1));

  @ParameterizedTest
  @EnumSource(Reason.class)
  void theFolderIsReadAfterCallsThatEndedWithAMessageAlone(Reason reason) {
    CallEvent ended = new CallEvent.Ended(CALL, Instant.EPOCH, new CallEnd(Party.CALLER, reason));
    assertThat(LeftMessages.leftBy(ended)).isEqualTo(reason == Reason.MESSAGE);
  }

  @Test
  void whileAMessageIsRecordedTheFolderIsNotRead() {
    assertThat(
            LeftMessages.leftBy(new CallEvent.MessageStarted(CALL, Instant.EPOCH, "1_1_1_1.wav")))
        .isFalse();
  }
}
