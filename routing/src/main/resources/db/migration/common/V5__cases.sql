-- Each statement may run twice: MySQL keeps what a broken migration had done. The body of a case is
-- all of it, as JSON; the other columns repeat what cases are found by. MySQL has no partial unique
-- index: a NULL is never equal to another, so open_key holds customer and subject, hashed, only
-- while the case is open, and over_at a time only while the case may be closed for good.
CREATE TABLE IF NOT EXISTS customer_case (
  id CHAR(36) NOT NULL,
  open_key CHAR(64),
  number VARCHAR(20),
  account VARCHAR(40),
  subject VARCHAR(80),
  area VARCHAR(80),
  state VARCHAR(8) NOT NULL,
  disposition VARCHAR(40),
  owner VARCHAR(8),
  weight INT NOT NULL,
  opened_at DATETIME(6) NOT NULL,
  contacted_at DATETIME(6) NOT NULL,
  over_at DATETIME(6),
  credit_due BOOLEAN,
  version INT NOT NULL,
  body MEDIUMTEXT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE INDEX customer_case_open_key (open_key),
  INDEX customer_case_number (number, contacted_at),
  INDEX customer_case_account (account, contacted_at),
  INDEX customer_case_contacted (contacted_at),
  INDEX customer_case_state (state, opened_at),
  INDEX customer_case_over_at (over_at),
  INDEX customer_case_credit_due (credit_due)
) CHARACTER SET utf8mb4;

CREATE TABLE IF NOT EXISTS case_contact (
  call_id CHAR(36) NOT NULL,
  case_id CHAR(36) NOT NULL,
  kind VARCHAR(8) NOT NULL,
  at DATETIME(6) NOT NULL,
  number VARCHAR(20),
  line VARCHAR(40) NOT NULL,
  queue VARCHAR(40),
  agent VARCHAR(8),
  outcome VARCHAR(40),
  ended_at DATETIME(6),
  PRIMARY KEY (call_id),
  INDEX case_contact_case (case_id, at),
  INDEX case_contact_number (number)
) CHARACTER SET utf8mb4;
