-- News for one customer, and how far it has come. open_number holds the number as long as something is
-- to be done, as in callback; sentence is NULL once the person is erased. An outage is one row, and
-- whoever wants to be called when it is over another. Each statement may run twice: MySQL keeps what a
-- broken migration had done.
CREATE TABLE IF NOT EXISTS notice (
  id CHAR(36) NOT NULL,
  open_number VARCHAR(20),
  kind VARCHAR(20) NOT NULL,
  number VARCHAR(20) NOT NULL,
  line VARCHAR(40) NOT NULL,
  sentence VARCHAR(200),
  case_id CHAR(36),
  outage_id CHAR(36),
  told_at DATETIME(6) NOT NULL,
  state VARCHAR(12) NOT NULL,
  call_id CHAR(36),
  at DATETIME(6) NOT NULL,
  why VARCHAR(200),
  attempts INT NOT NULL,
  begun_at DATETIME(6),
  version INT NOT NULL,
  PRIMARY KEY (id),
  INDEX notice_open_number (open_number),
  INDEX notice_told_at (told_at),
  INDEX notice_begun_at (begun_at)
) CHARACTER SET utf8mb4;

CREATE TABLE IF NOT EXISTS outage (
  id CHAR(36) NOT NULL,
  dialled VARCHAR(400) NOT NULL,
  prefixes VARCHAR(400) NOT NULL,
  sentence VARCHAR(200) NOT NULL,
  next_news_at DATETIME(6),
  since_at DATETIME(6) NOT NULL,
  state VARCHAR(12) NOT NULL,
  all_clear VARCHAR(200),
  cleared_at DATETIME(6),
  version INT NOT NULL,
  PRIMARY KEY (id),
  INDEX outage_since_at (since_at),
  INDEX outage_cleared_at (cleared_at)
) CHARACTER SET utf8mb4;

CREATE TABLE IF NOT EXISTS outage_subscriber (
  outage_id CHAR(36) NOT NULL,
  number VARCHAR(20) NOT NULL,
  line VARCHAR(40) NOT NULL,
  call_id CHAR(36) NOT NULL,
  at DATETIME(6) NOT NULL,
  PRIMARY KEY (outage_id, number)
) CHARACTER SET utf8mb4;
