/** Alarms and what became of them. Nothing is ever changed: an alarm stands until there is an event that ends it. */
export const alarms = `
CREATE TABLE alarm (
  id INTEGER PRIMARY KEY,
  cause TEXT NOT NULL,
  kind TEXT NOT NULL,
  priority TEXT NOT NULL CHECK (priority IN ('high', 'medium', 'low')),
  subject TEXT NOT NULL CHECK (json_valid(subject)),
  raised_at_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE alarm_event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  alarm INTEGER NOT NULL REFERENCES alarm (id),
  what TEXT NOT NULL CHECK (what IN ('updated', 'acknowledged', 'cleared')),
  at_ms INTEGER NOT NULL,
  -- Of \`acknowledged\`.
  operator TEXT NOT NULL DEFAULT '',
  -- Of \`updated\`: what it stands for from then on.
  subject TEXT CHECK (json_valid(subject)),
  -- Of \`cleared\`.
  ending TEXT CHECK (ending IN ('over', 'folded'))
) STRICT;
-- Acknowledged once, cleared once.
CREATE UNIQUE INDEX alarm_event_once ON alarm_event (alarm, what) WHERE what <> 'updated';
CREATE INDEX alarm_event_alarm ON alarm_event (alarm, what, id);
CREATE TRIGGER alarm_is_never_changed BEFORE UPDATE ON alarm
BEGIN SELECT RAISE(ABORT, 'alarms are never changed'); END;
CREATE TRIGGER alarm_is_never_removed BEFORE DELETE ON alarm
BEGIN SELECT RAISE(ABORT, 'alarms are never removed'); END;
CREATE TRIGGER alarm_event_is_never_changed BEFORE UPDATE ON alarm_event
BEGIN SELECT RAISE(ABORT, 'events of alarms are never changed'); END;
CREATE TRIGGER alarm_event_is_never_removed BEFORE DELETE ON alarm_event
BEGIN SELECT RAISE(ABORT, 'events of alarms are never removed'); END;
`;
