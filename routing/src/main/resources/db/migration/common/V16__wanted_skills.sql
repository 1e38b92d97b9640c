-- What callers want their agents to be able to do, such as 'billing=3 spanish=1'; no row for nothing. Tables of
-- their own, as MySQL cannot be told to add a column only where it is missing, and each statement may run twice.
CREATE TABLE IF NOT EXISTS line_skills (
  call_id CHAR(36) NOT NULL,
  skills VARCHAR(400) NOT NULL,
  PRIMARY KEY (call_id)
) CHARACTER SET utf8mb4;

CREATE TABLE IF NOT EXISTS callback_skills (
  callback_id CHAR(36) NOT NULL,
  skills VARCHAR(400) NOT NULL,
  PRIMARY KEY (callback_id)
) CHARACTER SET utf8mb4;
