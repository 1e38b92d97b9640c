package dev.hatchline.routing.agent;

/** Why a reserved agent did not take the call. */
public enum MissReason {
  /** The phone rang and nobody took it (RONA): the agent is paused. */
  NO_ANSWER,
  /** The phone answered that it is busy: the agent is skipped for a while. */
  BUSY,
  /** The agent refused the call: skipped for a while. */
  DECLINED,
  /** The phone did not answer to the ringing at all: signed out until the device changes. */
  UNREACHABLE,
  /** We stopped ringing, for instance because the caller left: available again. */
  CANCELLED
}
