// The engine's words as people say them. A word not known here is shown as it came.

export const CALL_STATES = {
  flow: 'Automation',
  line: 'In line',
  meanwhile: 'In line, using the automation',
  ringing: 'Ringing',
  talking: 'Talking',
  message: 'Leaving a message',
  promised: 'Promised a callback',
  away: 'With Asterisk', // the engine follows this call, but does not hold it
  ending: 'Ending',
};

export const CALLBACK_STATES = {
  waiting: 'Waiting',
  again: 'To be tried again',
  dialling: 'Being dialled',
  ringing: 'Phone rings',
  answered: 'Answered',
};

export const AGENT_STATES = {
  Available: 'Available',
  Reserved: 'Reserved',
  OnCall: 'On call',
  WrapUp: 'Wrap-up',
  Paused: 'Paused',
  SignedOut: 'Signed out',
};

export const ENDS = {
  SERVED: 'Served',
  LEFT_FLOW: 'Left the automation',
  LEFT_LINE: 'Gave up in line',
  LEFT_RINGING: 'Gave up while ringing',
  MESSAGE: 'Left a message',
  TRANSFERRED: 'Put through outside',
  FLOW_ENDED: 'Automation finished',
  PROMISED: 'Promised a callback',
  WITHOUT_ENGINE: 'Without the engine',
  ASTERISK_LOST: 'Lost with Asterisk',
};

const PARTIES = {
  CALLER: 'caller hung up',
  AGENT: 'agent hung up',
  LINE: 'line hung up',
  NETWORK: 'network broke off',
};

export const callerWords = (caller) => caller || 'Number withheld';

export const partyWords = (party) => PARTIES[party] ?? party ?? '';

/** An agent's name and extension, or nothing; `agents` are those of the view. */
export function agentWords(extension, agents = []) {
  if (!extension) return '';
  const name = agents.find((agent) => agent.extension === extension)?.name ?? extension;
  return name === extension ? extension : `${name} (${extension})`;
}

export const plural = (n, one, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

/** A duration (ms) as 0:07, 12:34, 1:02:03 or, from two days on, 3 d 04 h. */
export function duration(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (n) => String(n % 60).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return `${Math.floor(hours / 24)} d ${two(hours % 24)} h`;
  if (hours > 0) return `${hours}:${two(minutes)}:${two(seconds)}`;
  return `${minutes}:${two(seconds)}`;
}
