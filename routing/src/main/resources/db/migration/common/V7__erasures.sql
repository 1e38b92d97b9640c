-- That somebody was erased, by whom, and how many rows of what kind; never who it was.
CREATE TABLE IF NOT EXISTS erasure (
  id CHAR(36) NOT NULL,
  at DATETIME(6) NOT NULL,
  who VARCHAR(80) NOT NULL,
  rows_changed VARCHAR(1000) NOT NULL,
  PRIMARY KEY (id),
  INDEX erasure_at (at)
) CHARACTER SET utf8mb4;
