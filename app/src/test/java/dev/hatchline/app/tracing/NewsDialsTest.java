package dev.hatchline.app.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.metrics.span.Happening;
import dev.hatchline.metrics.span.Part;
import dev.hatchline.routing.notice.News;
import dev.hatchline.routing.notice.Notice;
import dev.hatchline.routing.notice.NoticeId;
import dev.hatchline.routing.notice.NoticeNews;
import dev.hatchline.routing.notice.NoticeState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NewsDialsTest {
  private static final Instant T0 = Instant.parse("2026-11-22T09:00:00Z");
  private static final Instant NOW = T0.plusSeconds(20);
  private static final CallId CALL = new CallId(new UUID(0, 1));
  private static final CallId NEXT = new CallId(new UUID(0, 2));
  private static final News NEWS =
      new News(
          News.Kind.PROGRESS,
          new PhoneNumber("+12025550123"),
          "1000",
          "It is on its way.",
          null,
          null,
          T0);

  private final List<Happening> told = new ArrayList<>();
  private final NewsDials dials = new NewsDials(new CallNotes(told::add, () -> NOW));

  private static Notice in(NoticeState state, int attempts) {
    return new Notice(new NoticeId(new UUID(0, 7)), NEWS, state, attempts, T0, false, 1);
  }

  private void dialledThen(NoticeState after, int attempts) {
    dials.accept(
        new NoticeNews.Moved(in(new NoticeState.Dialling(CALL, T0), 1), in(after, attempts)));
  }

  private static Happening dialled(String outcome, boolean answered) {
    return new Happening.Dialled(CALL, Part.NEWS, T0, NOW, outcome, answered);
  }

  @Test
  void anAttemptIsToldOfByHowItWent() {
    dialledThen(new NoticeState.Answered(CALL, NOW), 1);
    dialledThen(new NoticeState.Due(NEXT, NOW), 1);
    dialledThen(new NoticeState.Due(NEXT, NOW), 0);
    dialledThen(new NoticeState.GivenUp("nobody there", NOW), 1);
    dialledThen(new NoticeState.Withdrawn(NOW), 1);
    dialledThen(new NoticeState.Unknown(CALL, NOW), 1);
    assertThat(told)
        .containsExactly(
            dialled("answered", true),
            dialled("not-reached", false),
            dialled("not-dialled", false),
            dialled("not-reached", false),
            dialled("cancelled", false),
            dialled("unknown", false));
  }

  @Test
  void whatIsBeforeAndAfterIsNoDialling() {
    dials.accept(
        new NoticeNews.Moved(
            in(new NoticeState.Due(CALL, T0), 0), in(new NoticeState.Dialling(CALL, T0), 1)));
    dials.accept(
        new NoticeNews.Moved(
            in(new NoticeState.Answered(CALL, T0), 1), in(new NoticeState.Confirmed(NOW), 1)));
    assertThat(told).isEmpty();
  }
}
