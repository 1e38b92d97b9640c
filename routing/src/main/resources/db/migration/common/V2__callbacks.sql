-- A row of callback is a promise and what became of it. MySQL has no partial unique index: a NULL is
-- never equal to another, so open_number holds the number only while something is owed, and live 1
-- only while the customer may have a leg of ours.
CREATE TABLE IF NOT EXISTS callback (
  id CHAR(36) NOT NULL,
  open_number VARCHAR(20),
  number VARCHAR(20) NOT NULL,
  queue VARCHAR(40) NOT NULL,
  line VARCHAR(40) NOT NULL,
  first_ring DATETIME(6) NOT NULL,
  first_ring_seq BIGINT NOT NULL,
  source VARCHAR(10) NOT NULL,
  name VARCHAR(80),
  reason VARCHAR(400),
  promised_at DATETIME(6) NOT NULL,
  deadline DATETIME(6) NOT NULL,
  words VARCHAR(400) NOT NULL,
  estimate_ms BIGINT,
  state VARCHAR(12) NOT NULL,
  call_id CHAR(36),
  agent VARCHAR(8),
  at DATETIME(6) NOT NULL,
  why VARCHAR(200),
  became VARCHAR(10) NOT NULL,
  attempts INT NOT NULL,
  version INT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE INDEX callback_open_number (open_number),
  INDEX callback_promised_at (promised_at),
  INDEX callback_became (became)
) CHARACTER SET utf8mb4;

CREATE TABLE IF NOT EXISTS callback_attempt (
  call_id CHAR(36) NOT NULL,
  callback_id CHAR(36) NOT NULL,
  live INT,
  agent VARCHAR(8) NOT NULL,
  began_at DATETIME(6) NOT NULL,
  answered_at DATETIME(6),
  connected_at DATETIME(6),
  ended_at DATETIME(6),
  ended_as VARCHAR(12),
  PRIMARY KEY (call_id),
  UNIQUE INDEX callback_attempt_live (callback_id, live),
  INDEX callback_attempt_answered_at (answered_at)
) CHARACTER SET utf8mb4;

CREATE TABLE IF NOT EXISTS callback_key (
  key_hash CHAR(64) NOT NULL,
  callback_id CHAR(36) NOT NULL,
  at DATETIME(6) NOT NULL,
  PRIMARY KEY (key_hash)
) CHARACTER SET utf8mb4;
