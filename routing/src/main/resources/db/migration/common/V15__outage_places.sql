-- Where an outage is, by what callers say or type of their place; no row where nothing of it matters. Each
-- statement may run twice: MySQL keeps what a broken migration had done.
CREATE TABLE IF NOT EXISTS outage_places (
  outage_id CHAR(36) NOT NULL,
  places VARCHAR(500) NOT NULL,
  PRIMARY KEY (outage_id)
) CHARACTER SET utf8mb4;
