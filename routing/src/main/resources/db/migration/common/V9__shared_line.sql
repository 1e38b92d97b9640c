-- The engines of one house, each start of one a row of its own. until_ms counts in milliseconds since
-- 1970 by the database's clock and is written by the database alone, so that no engine's clock matters.
-- The heir takes over what a dead one leaves, and deletes the row when that is done. Each statement may
-- run twice: MySQL keeps what a broken migration had done.
CREATE TABLE IF NOT EXISTS engine_member (
  incarnation CHAR(36) NOT NULL,
  name VARCHAR(40) NOT NULL,
  until_ms BIGINT NOT NULL,
  heir CHAR(36),
  PRIMARY KEY (incarnation)
) CHARACTER SET utf8mb4;

-- Whose a callback is, by the incarnation. A table of its own, as MySQL cannot be told to add a column
-- only where it is missing.
CREATE TABLE IF NOT EXISTS callback_owner (
  callback_id CHAR(36) NOT NULL,
  owner CHAR(36) NOT NULL,
  PRIMARY KEY (callback_id),
  INDEX callback_owner_owner (owner)
) CHARACTER SET utf8mb4;

-- Who is in line, at which engine. seq counts the owner's writes, which are committed in its order, so
-- that another engine reads what is new by it; a row is left behind for a while when the caller leaves.
-- agent: who has been claimed for the caller, until then.
CREATE TABLE IF NOT EXISTS line_entry (
  call_id CHAR(36) NOT NULL,
  owner CHAR(36) NOT NULL,
  seq BIGINT NOT NULL,
  queue VARCHAR(40) NOT NULL,
  first_ring DATETIME(6) NOT NULL,
  first_ring_seq BIGINT NOT NULL,
  joined_at DATETIME(6) NOT NULL,
  credit_ms BIGINT NOT NULL,
  rank_at DATETIME(6) NOT NULL,
  affinity_agent VARCHAR(8),
  affinity_until DATETIME(6),
  agent VARCHAR(8),
  given_until_ms BIGINT,
  left_ms BIGINT,
  PRIMARY KEY (call_id),
  INDEX line_entry_news (owner, seq),
  INDEX line_entry_left (owner, left_ms)
) CHARACTER SET utf8mb4;

-- By whom each agent is held: owner is the engine whose caller it is, writer the one that wrote it, and
-- seq counts the writer's writes. Without until_ms as long as the owner lives.
CREATE TABLE IF NOT EXISTS agent_hold (
  agent VARCHAR(8) NOT NULL,
  state VARCHAR(8) NOT NULL,
  owner CHAR(36) NOT NULL,
  writer CHAR(36) NOT NULL,
  seq BIGINT NOT NULL,
  call_id CHAR(36),
  until_ms BIGINT,
  PRIMARY KEY (agent),
  INDEX agent_hold_news (writer, seq)
) CHARACTER SET utf8mb4;
