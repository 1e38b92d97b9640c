-- What each agent did from when on, until the next row of the same agent. Of one agent no two have the same time:
-- the writer puts the later one a microsecond after.
CREATE TABLE IF NOT EXISTS agent_move (
  agent VARCHAR(8) NOT NULL,
  at DATETIME(6) NOT NULL,
  state VARCHAR(12) NOT NULL,
  reason VARCHAR(40) NOT NULL,
  PRIMARY KEY (agent, at),
  INDEX agent_move_at (at)
) CHARACTER SET utf8mb4;
