-- The engines of one house, each start of one a row of its own. until_ms counts in milliseconds since
-- 1970 by the database's clock and is written by the database alone, so that no engine's clock matters.
-- The heir takes over what a dead one leaves, and deletes the row when that is done. Each statement may
-- run twice: MySQL keeps what a broken migration had done.
CREATE TABLE IF NOT EXISTS engine_member (
  incarnation CHAR(36) NOT NULL,
  name VARCHAR(40) NOT NULL,
  until_ms BIGINT NOT NULL,
  heir CHAR(36),
  PRIMARY KEY (incarnation)
) CHARACTER SET utf8mb4;

-- Whose a callback is, by the incarnation. A table of its own, as MySQL cannot be told to add a column
-- only where it is missing.
CREATE TABLE IF NOT EXISTS callback_owner (
  callback_id CHAR(36) NOT NULL,
  owner CHAR(36) NOT NULL,
  PRIMARY KEY (callback_id),
  INDEX callback_owner_owner (owner)
) CHARACTER SET utf8mb4;
