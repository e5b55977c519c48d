/** Serial numbers of what was photographed, as scanned or typed; the one that stands is `capture.serial`. */
export const serials = `
CREATE TABLE serial_change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  capture INTEGER NOT NULL REFERENCES capture (id),
  -- Null takes it away.
  serial TEXT,
  operator TEXT NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX serial_change_capture ON serial_change (capture);
CREATE TRIGGER serial_change_is_never_changed BEFORE UPDATE ON serial_change
BEGIN SELECT RAISE(ABORT, 'changes of serial numbers are never changed'); END;
CREATE TRIGGER serial_change_is_never_removed BEFORE DELETE ON serial_change
BEGIN SELECT RAISE(ABORT, 'changes of serial numbers are never removed'); END;

-- Upper and lower case are one: scanners differ in it. Holds the columns of a gallery filter, as the others do.
CREATE INDEX capture_serial
  ON capture (serial COLLATE NOCASE, received_at_ms, id, camera, verdict, decision, state, score, reason, product)
  WHERE serial IS NOT NULL;
`;
