-- Times are UTC, exact to the microsecond. Each statement may be run again, because MySQL keeps what
-- an interrupted migration has done so far.
CREATE TABLE IF NOT EXISTS call_event (
  call_id CHAR(36) NOT NULL,
  seq INT NOT NULL,
  at DATETIME(6) NOT NULL,
  type VARCHAR(40) NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (call_id, seq),
  INDEX call_event_at (at)
) CHARACTER SET utf8mb4;

CREATE TABLE IF NOT EXISTS call_summary (
  call_id CHAR(36) NOT NULL,
  line VARCHAR(40) NOT NULL,
  caller VARCHAR(80),
  first_ring DATETIME(6) NOT NULL,
  answered_at DATETIME(6),
  ended_at DATETIME(6) NOT NULL,
  party VARCHAR(20) NOT NULL,
  reason VARCHAR(40) NOT NULL,
  agent VARCHAR(8),
  queue VARCHAR(40),
  waited_ms BIGINT NOT NULL,
  PRIMARY KEY (call_id),
  INDEX call_summary_first_ring (first_ring)
) CHARACTER SET utf8mb4;

CREATE TABLE IF NOT EXISTS message (
  id CHAR(36) NOT NULL,
  call_id CHAR(36) NOT NULL,
  line VARCHAR(40) NOT NULL,
  caller VARCHAR(80),
  callback_number VARCHAR(80),
  at DATETIME(6) NOT NULL,
  length_ms BIGINT NOT NULL,
  file VARCHAR(200) NOT NULL,
  heard BOOLEAN NOT NULL,
  PRIMARY KEY (id),
  INDEX message_at (at)
) CHARACTER SET utf8mb4;

CREATE TABLE IF NOT EXISTS wait_estimate (
  call_id CHAR(36) NOT NULL,
  at DATETIME(6) NOT NULL,
  position INT NOT NULL,
  told_seconds BIGINT NOT NULL,
  actual_seconds BIGINT,
  PRIMARY KEY (call_id, at)
) CHARACTER SET utf8mb4;

CREATE TABLE IF NOT EXISTS incident (
  id CHAR(36) NOT NULL,
  at DATETIME(6) NOT NULL,
  kind VARCHAR(40) NOT NULL,
  agent VARCHAR(8),
  text VARCHAR(1000) NOT NULL,
  closed_at DATETIME(6),
  PRIMARY KEY (id),
  INDEX incident_at (at)
) CHARACTER SET utf8mb4;
