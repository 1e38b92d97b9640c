-- What was said in a message, in words, as far as a speech model understood it; and how often it was tried.
CREATE TABLE IF NOT EXISTS message_words (
  file VARCHAR(200) NOT NULL,
  call_id CHAR(36) NOT NULL,
  caller VARCHAR(80),
  left_at DATETIME(6) NOT NULL,
  state VARCHAR(12) NOT NULL,
  tries INT NOT NULL,
  due_at DATETIME(6) NOT NULL,
  words VARCHAR(6000),
  confidence_percent INT,
  PRIMARY KEY (file),
  INDEX message_words_due (state, due_at),
  INDEX message_words_left_at (left_at)
) CHARACTER SET utf8mb4;
