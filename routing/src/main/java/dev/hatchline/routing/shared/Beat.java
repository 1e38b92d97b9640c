package dev.hatchline.routing.shared;

/** What a beat has come to, by the database. */
public enum Beat {
  /** The lease is renewed, and was so in time before. */
  KEPT,

  /**
   * The lease is renewed, but half of it was over, or all: whatever kept us from the database may
   * have kept the others as well, and who seems dead may have had no time to beat.
   */
  LATE,

  /** Somebody has begun to take over: this incarnation is dead and must join as another one. */
  LOST
}
