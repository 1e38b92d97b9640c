package dev.hatchline.metrics;

/** Every meter we own and its labels; described for operators in {@code docs/metrics.md}. */
public final class MeterNames {
  /** Counter: calls that have ended, by {@link #LINE} and {@link #OUTCOME}. */
  public static final String CALLS = "hatchline.calls";

  /** Gauge: calls that are up. */
  public static final String CALLS_LIVE = "hatchline.calls.live";

  /** Timer: from wanting a person to being bridged, by {@link #LINE} and {@link #QUEUE}. */
  public static final String TIME_TO_HUMAN = "hatchline.time.to.human";

  /** Counter: callers who joined the line, by {@link #LINE} and {@link #QUEUE}. */
  public static final String LINE_JOINED = "hatchline.line.joined";

  /** Timer: time in line that is over, by {@link #LINE}, {@link #QUEUE} and {@link #OUTCOME}. */
  public static final String LINE_WAIT = "hatchline.line.wait";

  /** Counter: of those, who waited no longer than {@link #LINE_TARGET}; by the same. */
  public static final String LINE_IN_TIME = "hatchline.line.in.time";

  /** Gauge, seconds: T of the service levels, by {@link #QUEUE}. */
  public static final String LINE_TARGET = "hatchline.line.target";

  /** Timer: conversations, by {@link #LINE} and {@link #QUEUE}. */
  public static final String TALK = "hatchline.talk";

  /** Counter: waits told whose end has come, by {@link #QUEUE} and {@link #VERDICT}. */
  public static final String WAITS_JUDGED = "hatchline.waits.judged";

  /** Timer: how far from the likely wait told the one was that came, by {@link #QUEUE}. */
  public static final String WAITS_ERROR = "hatchline.waits.error";

  /** Counter: who left the automation, by {@link #LINE}, {@link #FLOW} and {@link #NODE}. */
  public static final String ZERO_OUTS = "hatchline.zero.outs";

  /** Counter: times nothing came from the caller, by {@link #FLOW} and {@link #NODE}. */
  public static final String NO_INPUTS = "hatchline.no.inputs";

  /** Counter: times it was no answer, by {@link #FLOW} and {@link #NODE}. */
  public static final String NO_MATCHES = "hatchline.no.matches";

  /** Counter: values given again at another node, by {@link #LINE}. */
  public static final String REPEATS = "hatchline.repeats";

  /** Counter: systems asked, by {@link #FLOW}, {@link #NODE} and {@link #OUTCOME}. */
  public static final String LOOKUPS = "hatchline.lookups";

  /** Counter: what callers said, by {@link #RESULT}. */
  public static final String SPEECH = "hatchline.speech";

  /** Distribution: how certain the answers were that were understood, 0 to 1. */
  public static final String SPEECH_CONFIDENCE = "hatchline.speech.confidence";

  /** Timer: from the end of what somebody said to what is understood. */
  public static final String SPEECH_WAIT = "hatchline.speech.wait";

  /** Gauge: calls that may be listened to at once. */
  public static final String SPEECH_MOST = "hatchline.speech.most";

  /** Gauge: calls that have keys alone although speech is switched on. */
  public static final String SPEECH_KEYS_ALONE = "hatchline.speech.keys.alone";

  /** Gauge: calls that are listened to. */
  public static final String SPEECH_LISTENING = "hatchline.speech.listening";

  /** Gauge: share of the recogniser's time that is taken. */
  public static final String SPEECH_LOAD = "hatchline.speech.load";

  /** Gauge, seconds: how long sound waited to be understood. */
  public static final String SPEECH_LATE = "hatchline.speech.late";

  /** Counter: calls that were not listened to because of too much to do. */
  public static final String SPEECH_SHED = "hatchline.speech.shed";

  /** Counter: times the recogniser was started anew. */
  public static final String SPEECH_RESTARTS = "hatchline.speech.restarts";

  /** Counter: spans of calls' traces, by {@link #OUTCOME}. */
  public static final String SPANS = "hatchline.spans";

  /** Gauge: agents, by {@link #STATE}. */
  public static final String AGENTS = "hatchline.agents";

  /** Gauge: agents who are paused, by {@link #REASON}. */
  public static final String AGENTS_PAUSED = "hatchline.agents.paused";

  /** Counter, seconds: what agents did with their time, by {@link #STATE} and {@link #REASON}. */
  public static final String AGENTS_TIME = "hatchline.agents.time";

  /** Counter: calls that agents were rung for and did not take, by {@link #REASON}. */
  public static final String AGENTS_MISSED = "hatchline.agents.missed";

  /** Gauge: callers in line for a person, by {@link #QUEUE}. */
  public static final String LINE_CALLERS = "hatchline.line.callers";

  /** Gauge, seconds: the longest wait of those in line now, by {@link #QUEUE}. */
  public static final String LINE_LONGEST_WAIT = "hatchline.line.longest.wait";

  /** Counter: promises to call that have come to an end, by {@link #OUTCOME}. */
  public static final String CALLBACKS = "hatchline.callbacks";

  /** Counter: calls promised, by {@link #SOURCE}. */
  public static final String CALLBACKS_PROMISED = "hatchline.callbacks.promised";

  /** Counter: calls not promised, by {@link #KIND}. */
  public static final String CALLBACKS_REFUSED = "hatchline.callbacks.refused";

  /** Counter: attempts to reach customers, by {@link #RESULT}. */
  public static final String CALLBACKS_ATTEMPTS = "hatchline.callbacks.attempts";

  /** Timer: from the promise of a call to the conversation, by {@link #LINE}, {@link #QUEUE}. */
  public static final String PROMISE_TO_CONNECT = "hatchline.promise.to.connect";

  /** Gauge: callbacks owed, by {@link #STATE}. */
  public static final String CALLBACKS_OPEN = "hatchline.callbacks.open";

  /** Gauge: open promises whose deadline is near or over. */
  public static final String CALLBACKS_ABOUT_TO_BREAK = "hatchline.callbacks.about.to.break";

  /** Gauge: customers who answered within the last 30 days. */
  public static final String CALLBACKS_ANSWERED = "hatchline.callbacks.answered";

  /** Gauge: of those, who met no person in time. */
  public static final String CALLBACKS_UNMET = "hatchline.callbacks.unmet";

  /** Gauge: waits told within the last seven days, by {@link #VERDICT}. */
  public static final String WAITS_TOLD = "hatchline.waits.told";

  /** Counter: news that has come to its end, by {@link #KIND} and {@link #OUTCOME}. */
  public static final String NOTICES = "hatchline.notices";

  /** Counter: attempts to reach customers with news, by {@link #RESULT}. */
  public static final String NOTICES_ATTEMPTS = "hatchline.notices.attempts";

  /** Gauge: news that is to be told. */
  public static final String NOTICES_OPEN = "hatchline.notices.open";

  /** Gauge: outages that last. */
  public static final String OUTAGES = "hatchline.outages";

  /** Counter: events that a webhook's receiver has taken, by {@link #WEBHOOK}. */
  public static final String WEBHOOKS_DELIVERED = "hatchline.webhooks.delivered";

  /** Counter: attempts to send to a webhook that failed, by {@link #WEBHOOK}. */
  public static final String WEBHOOKS_FAILED = "hatchline.webhooks.failed";

  /** Counter: events that became dead letters, by {@link #WEBHOOK}. */
  public static final String WEBHOOKS_DEAD = "hatchline.webhooks.dead";

  /** Counter: events for which there was no room, by {@link #WEBHOOK}. */
  public static final String WEBHOOKS_LOST = "hatchline.webhooks.lost";

  /** Gauge: events to be sent, by {@link #WEBHOOK}. */
  public static final String WEBHOOKS_WAITING = "hatchline.webhooks.waiting";

  /** Counter: cases opened, solved, reopened, closed and merged, by {@link #KIND}. */
  public static final String CASES = "hatchline.cases";

  /** Gauge: cases that are not solved. */
  public static final String CASES_OPEN = "hatchline.cases.open";

  /** Summary: contacts that a case took until it was solved. */
  public static final String CASE_CONTACTS = "hatchline.case.contacts";

  /** Timer: from the opening of a case to its solution. */
  public static final String TIME_TO_SOLVE = "hatchline.time.to.solve";

  /** Counter: what became of credits, by {@link #OUTCOME}. */
  public static final String CREDITS = "hatchline.credits";

  /** Gauge: messages that somebody has still to hear. */
  public static final String MESSAGES_OPEN = "hatchline.messages.open";

  /** Counter: rows and recordings removed for their age, by {@link #KIND}. */
  public static final String RETENTION_REMOVED = "hatchline.retention.removed";

  /** Counter: ticks of the pacing thread that came late. */
  public static final String MEDIA_LATE = "hatchline.media.late";

  /** Counter: frames of 20 ms that were never sent. */
  public static final String MEDIA_DROPPED = "hatchline.media.dropped";

  /** Events of agents that never came, and were found out by looking. */
  public static final String AGENTS_LOST_EVENTS = "hatchline.agents.lost.events";

  /** Gauge, seconds: how far behind Asterisk its events are handled. */
  public static final String AMI_LAG = "hatchline.ami.lag";

  /** Gauge: 1 while there is a link to Asterisk. */
  public static final String AMI_UP = "hatchline.ami.up";

  /** Gauge, seconds: {@link #AMI_LAG}, 99th percentile of late. */
  public static final String AMI_LAG_P99 = "hatchline.ami.lag.p99";

  /** Gauge, seconds: how late the pacing thread is, 99th percentile of late. */
  public static final String MEDIA_LATENESS = "hatchline.media.lateness";

  /** Gauge, seconds: since the pacing thread sent anything. */
  public static final String MEDIA_BEHIND = "hatchline.media.behind";

  /** Gauge: 1 while the database takes what it is given. */
  public static final String STORE_UP = "hatchline.store.up";

  /** Gauge: writes that wait for the database on the disk. */
  public static final String STORE_JOURNALLED = "hatchline.store.journalled";

  /** Gauge: how much of what has a limit is taken, by {@link #POOL}. */
  public static final String POOL_USED = "hatchline.pool.used";

  /** Gauge: that limit, by {@link #POOL}. */
  public static final String POOL_LIMIT = "hatchline.pool.limit";

  /** Counter: what found no room, by {@link #POOL}. */
  public static final String POOL_REFUSED = "hatchline.pool.refused";

  /** Label: what has a limit. */
  public static final String POOL = "pool";

  /** Label: an agent's state, one of the field's six; or a callback's. */
  public static final String STATE = "state";

  /**
   * Label: what became of a wait that was told: {@code inside}, {@code shorter}, {@code longer},
   * {@code unknown}.
   */
  public static final String VERDICT = "verdict";

  /** Label: the queue. */
  public static final String QUEUE = "queue";

  /** Label: the line dialled, or {@link #UNKNOWN} for a call whose beginning we did not see. */
  public static final String LINE = "line";

  /**
   * Label: how the call ended, {@code CallEnd.Reason} in small letters with dashes; or what became
   * of a promise, or of a credit.
   */
  public static final String OUTCOME = "outcome";

  /** Label: by which way a call was asked for. */
  public static final String SOURCE = "source";

  /** Label: why no call is promised; what was removed for its age; or what happened to a case. */
  public static final String KIND = "kind";

  /** Label: how an attempt to reach a customer went. */
  public static final String RESULT = "result";

  /** Label: the name of the webhook. */
  public static final String WEBHOOK = "webhook";

  /** Label: the flow of the line. */
  public static final String FLOW = "flow";

  /** Label: why agents are paused; or why one did not take a call. */
  public static final String REASON = "reason";

  /** Label: the node of the flow. */
  public static final String NODE = "node";

  /** The line of a call whose beginning we did not see. */
  public static final String UNKNOWN = "unknown";

  /** What a label says when it has had too many values already. */
  public static final String OTHER = "other";

  private MeterNames() {}
}
