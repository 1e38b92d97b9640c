package dev.hatchline.app.webhook;

import java.time.Instant;

/** Something that happened, for whoever is told. */
record Happening(Instant at, EventData data) {}
