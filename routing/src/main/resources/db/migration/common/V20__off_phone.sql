-- What stands in line while nobody holds a phone: messages, and calls that are owed; no row for callers. A
-- table of its own, as MySQL cannot be told to add a column only where it is missing.
CREATE TABLE IF NOT EXISTS line_off_phone (
  call_id CHAR(36) NOT NULL,
  PRIMARY KEY (call_id)
) CHARACTER SET utf8mb4;
