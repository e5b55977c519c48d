/** Those who may sign in, and the log of every change. Decisions made before keep the names they were made under. */
export const operators = `
-- Never removed: decisions of years ago name them.
CREATE TABLE operator (
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  role TEXT NOT NULL CHECK (role IN ('operator', 'quality', 'administrator')),
  disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
  created_at_ms INTEGER NOT NULL,
  last_signed_in_ms INTEGER,
  -- scrypt: its cost N, and what it made of the PIN.
  pin_cost INTEGER NOT NULL,
  pin_salt BLOB NOT NULL,
  pin_hash BLOB NOT NULL,
  -- Since the last right one. Kept here, so that starting the program again shortens no wait.
  wrong_pins INTEGER NOT NULL DEFAULT 0,
  last_wrong_pin_ms INTEGER
) STRICT;
CREATE TRIGGER operator_is_never_removed BEFORE DELETE ON operator
BEGIN SELECT RAISE(ABORT, 'operators are never removed'); END;

-- \`operator\` is empty for what the station did by itself or nobody answered for; \`role\` is what they had then.
CREATE TABLE audit_entry (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at_ms INTEGER NOT NULL,
  operator TEXT NOT NULL,
  role TEXT,
  kind TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  before TEXT CHECK (json_valid(before)),
  after TEXT CHECK (json_valid(after))
) STRICT;
CREATE INDEX audit_entry_time ON audit_entry (at_ms);
CREATE TRIGGER audit_entry_is_never_changed BEFORE UPDATE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'the audit log is never changed'); END;
CREATE TRIGGER audit_entry_is_never_removed BEFORE DELETE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'the audit log is never shortened'); END;
`;
