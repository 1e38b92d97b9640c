package dev.hatchline.app.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.hatchline.conf.Webhook.Numbers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** An event as it is sent: {@code {"id":"…","type":"call.ended","at":"…","data":{…}}}. */
final class EventBody {
  private final JsonMapper full = mapper(Full.class);
  private final JsonMapper masked = mapper(Masked.class);

  private record Envelope(UUID id, String type, Instant at, EventData data) {}

  private interface Full {
    @JsonValue
    String full();
  }

  private interface Masked {
    @JsonValue
    String masked();
  }

  private static JsonMapper mapper(Class<?> number) {
    return JsonMapper.builder().addMixIn(CustomerNumber.class, number).build();
  }

  String write(UUID id, Happening happening, Numbers numbers) {
    JsonMapper mapper =
        switch (numbers) {
          case FULL -> full;
          case MASKED -> masked;
        };
    EventData data = happening.data();
    Instant at = happening.at().truncatedTo(ChronoUnit.MICROS);
    return mapper.writeValueAsString(new Envelope(id, data.type(), at, data));
  }
}
