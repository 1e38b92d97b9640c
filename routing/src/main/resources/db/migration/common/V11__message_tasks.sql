-- A message that somebody is to hear: who has it, and until when, in the columns of its state. Each
-- statement may run twice: MySQL keeps what a broken migration had done.
CREATE TABLE IF NOT EXISTS message_task (
  id CHAR(36) NOT NULL,
  call_id CHAR(36) NOT NULL,
  file VARCHAR(200) NOT NULL,
  customer VARCHAR(20),
  line VARCHAR(40) NOT NULL,
  queue VARCHAR(40) NOT NULL,
  rang_at DATETIME(6) NOT NULL,
  rang_seq BIGINT NOT NULL,
  left_at DATETIME(6) NOT NULL,
  case_id CHAR(36) NOT NULL,
  state VARCHAR(12) NOT NULL,
  still_open BOOLEAN,
  state_at DATETIME(6) NOT NULL,
  agent VARCHAR(8),
  attempt CHAR(36),
  callback_id CHAR(36),
  version INT NOT NULL,
  PRIMARY KEY (id),
  INDEX message_task_open (still_open, rang_at),
  INDEX message_task_left_at (left_at)
) CHARACTER SET utf8mb4;
