/**
 * Photos that were removed to make room: their captures stay, with everything that is known of them. A row is committed
 * before the file goes.
 */
export const photoRemovals = `
CREATE TABLE photo_removal (
  capture INTEGER PRIMARY KEY REFERENCES capture (id),
  at_ms INTEGER NOT NULL,
  -- Empty: the station, by a rule.
  operator TEXT NOT NULL,
  rule TEXT NOT NULL CHECK (rule IN ('good', 'other', 'room')),
  size_bytes INTEGER NOT NULL
) STRICT;
CREATE INDEX photo_removal_time ON photo_removal (at_ms, rule, size_bytes);
CREATE TRIGGER photo_removal_is_never_changed BEFORE UPDATE ON photo_removal
BEGIN SELECT RAISE(ABORT, 'removals of photos are never changed'); END;
CREATE TRIGGER photo_removal_is_never_removed BEFORE DELETE ON photo_removal
BEGIN SELECT RAISE(ABORT, 'removals of photos are never taken back'); END;
CREATE TRIGGER photo_removal_is_never_replaced BEFORE INSERT ON photo_removal
WHEN EXISTS (SELECT 1 FROM photo_removal WHERE capture = NEW.capture)
BEGIN SELECT RAISE(ABORT, 'rows of photo_removal are never replaced'); END;

-- Removed in the records, but perhaps still on the disk: all that a start has to finish.
CREATE TABLE photo_to_unlink (
  capture INTEGER PRIMARY KEY REFERENCES photo_removal (capture)
) STRICT;
`;
