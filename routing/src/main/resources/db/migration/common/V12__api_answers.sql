-- What was answered to a request that came with a key, so that it is done once. Without a status it
-- is still being done, by the run that is named. The statement may run twice: MySQL keeps what a broken
-- migration had done.
CREATE TABLE IF NOT EXISTS api_answer (
  key_hash CHAR(64) NOT NULL,
  body_hash CHAR(64) NOT NULL,
  run CHAR(36) NOT NULL,
  began_at DATETIME(6) NOT NULL,
  status INT,
  type VARCHAR(80),
  location VARCHAR(200),
  number VARCHAR(20),
  body MEDIUMTEXT,
  PRIMARY KEY (key_hash),
  INDEX api_answer_began_at (began_at)
) CHARACTER SET utf8mb4;
