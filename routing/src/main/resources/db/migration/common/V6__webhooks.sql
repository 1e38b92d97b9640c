-- What is to be sent to webhooks, in the order of seq. A row goes when it has been taken; dead_at is
-- set when it is not tried any more. Each statement may run twice: MySQL keeps what a broken migration
-- had done.
CREATE TABLE IF NOT EXISTS webhook_event (
  seq BIGINT NOT NULL AUTO_INCREMENT,
  id CHAR(36) NOT NULL,
  webhook VARCHAR(40) NOT NULL,
  subject VARCHAR(40) NOT NULL,
  type VARCHAR(40) NOT NULL,
  at DATETIME(6) NOT NULL,
  body TEXT NOT NULL,
  queued_at DATETIME(6) NOT NULL,
  attempts INT NOT NULL,
  error VARCHAR(200),
  dead_at DATETIME(6),
  PRIMARY KEY (seq),
  UNIQUE INDEX webhook_event_id (id),
  INDEX webhook_event_head (webhook, dead_at, seq)
) CHARACTER SET utf8mb4;

-- How it goes with each webhook, and which engine sends to it now: lease_until counts in seconds since
-- 1970 by the database's clock, so that neither the engines' clocks nor anybody's time zone matter.
CREATE TABLE IF NOT EXISTS webhook_queue (
  webhook VARCHAR(40) NOT NULL,
  failed_in_row INT NOT NULL,
  again DATETIME(6),
  owner CHAR(36),
  lease_until BIGINT,
  last_error VARCHAR(200),
  last_error_at DATETIME(6),
  delivered_at DATETIME(6),
  PRIMARY KEY (webhook)
) CHARACTER SET utf8mb4;
