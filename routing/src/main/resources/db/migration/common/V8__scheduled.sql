-- The time that a customer has named for a callback. A place is one of those that its slot has room
-- for, and NULL once it is given back: a NULL is never equal to another. A table of its own, since
-- MySQL cannot be told to add a column only where it is missing, and each statement may run twice.
CREATE TABLE IF NOT EXISTS callback_appointment (
  callback_id CHAR(36) NOT NULL,
  named_at DATETIME(6) NOT NULL,
  zone VARCHAR(40) NOT NULL,
  wanted VARCHAR(8),
  slot DATETIME(6) NOT NULL,
  place INT,
  PRIMARY KEY (callback_id),
  UNIQUE INDEX callback_appointment_place (slot, place)
) CHARACTER SET utf8mb4;
