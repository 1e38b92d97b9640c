-- Whose a notice is where there are several engines, by the incarnation. A table of its own, as MySQL
-- cannot be told to add a column only where it is missing. The statement may run twice.
CREATE TABLE IF NOT EXISTS notice_owner (
  notice_id CHAR(36) NOT NULL,
  owner CHAR(36) NOT NULL,
  PRIMARY KEY (notice_id),
  INDEX notice_owner_owner (owner)
) CHARACTER SET utf8mb4;
