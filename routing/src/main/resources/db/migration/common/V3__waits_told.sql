-- Each statement may run twice: MySQL keeps what a broken migration had done.
CREATE TABLE IF NOT EXISTS wait_told (
  call_id CHAR(36) NOT NULL,
  at DATETIME(6) NOT NULL,
  position INT NOT NULL,
  likely_seconds BIGINT NOT NULL,
  least_seconds BIGINT,
  most_seconds BIGINT,
  actual_seconds BIGINT,
  verdict VARCHAR(8),
  PRIMARY KEY (call_id, at),
  INDEX wait_told_at (at)
) CHARACTER SET utf8mb4;

INSERT IGNORE INTO wait_told (call_id, at, position, likely_seconds, actual_seconds)
  SELECT call_id, at, position, told_seconds, actual_seconds FROM wait_estimate;
