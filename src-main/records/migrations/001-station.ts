/**
 * The first layout. Times are milliseconds since 1970 (UTC); `file` is relative to the images folder with forward
 * slashes; `capture.product`, `lot` and `serial` are room for what the line will tell us, unused so far.
 */
export const station = `
CREATE TABLE camera (
  key INTEGER PRIMARY KEY,
  camera_id INTEGER NOT NULL CHECK (camera_id BETWEEN 0 AND 255),
  address TEXT NOT NULL,
  name TEXT NOT NULL DEFAULT '',
  admission TEXT NOT NULL DEFAULT 'new' CHECK (admission IN ('new', 'admitted', 'blocked')),
  product TEXT,
  first_seen_ms INTEGER NOT NULL,
  last_seen_ms INTEGER NOT NULL,
  UNIQUE (camera_id, address)
) STRICT;

CREATE TABLE model (
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  version TEXT NOT NULL,
  product TEXT NOT NULL,
  description TEXT NOT NULL,
  manifest_sha256 TEXT NOT NULL,
  folder TEXT NOT NULL,
  installed_at_ms INTEGER NOT NULL,
  UNIQUE (name, version)
) STRICT;

-- The newest row says which model is active; a null model says that none is.
CREATE TABLE model_activation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  model INTEGER REFERENCES model (key),
  operator TEXT NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT;

-- Ids are never reused: windows, exports and other systems remember them.
CREATE TABLE capture (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  camera INTEGER NOT NULL REFERENCES camera (key),
  remote_port INTEGER NOT NULL,
  received_at_ms INTEGER NOT NULL,
  file TEXT NOT NULL UNIQUE,
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  size_bytes INTEGER NOT NULL,
  width INTEGER,
  height INTEGER,
  packets INTEGER NOT NULL,
  rounds INTEGER NOT NULL,
  resent_packets INTEGER NOT NULL,
  transfer_ms INTEGER NOT NULL,
  product TEXT,
  lot TEXT,
  serial TEXT,
  state TEXT NOT NULL DEFAULT 'received'
    CHECK (state IN ('received', 'inspected', 'uninspected', 'undecodable', 'unanalysed')),
  problem TEXT,
  -- The newest inspection and the decision that stands, copied here in the transaction that adds their rows.
  inspection INTEGER REFERENCES inspection (id),
  verdict TEXT CHECK (verdict IN ('pass', 'unsure', 'fail')),
  score REAL,
  decision TEXT CHECK (decision IN ('accept', 'reject')),
  reason TEXT,
  decided_by TEXT,
  decided_at_ms INTEGER,
  decision_count INTEGER NOT NULL DEFAULT 0,
  -- Place in the review queue: 0 failing, 1 unsure or without a verdict, 2 passing; null: not waiting.
  review_rank INTEGER GENERATED ALWAYS AS (
    CASE
      WHEN decision IS NOT NULL OR state = 'received' THEN NULL
      WHEN state <> 'inspected' OR verdict = 'unsure' THEN 1
      WHEN verdict = 'fail' THEN 0
      ELSE 2
    END
  ) VIRTUAL
) STRICT;

-- Holds every column a gallery filter may name, so that counting and paging any combination reads this index alone.
CREATE INDEX capture_gallery ON capture (received_at_ms, id, camera, verdict, decision, state, score, reason);
CREATE INDEX capture_camera ON capture (camera, received_at_ms, transfer_ms, rounds);
CREATE INDEX capture_review ON capture (review_rank, received_at_ms DESC, id DESC) WHERE review_rank IS NOT NULL;
CREATE INDEX capture_to_inspect ON capture (id) WHERE state = 'received';
CREATE INDEX capture_decided ON capture (decision, received_at_ms, id, camera, verdict, state, score, reason)
  WHERE decision IS NOT NULL;
CREATE INDEX capture_flagged ON capture (verdict, received_at_ms, id, camera, decision, state, score, reason)
  WHERE verdict <> 'pass';

CREATE TABLE inspection (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  capture INTEGER NOT NULL REFERENCES capture (id),
  model INTEGER NOT NULL REFERENCES model (key),
  at_ms INTEGER NOT NULL,
  duration_ms INTEGER NOT NULL,
  score REAL NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('pass', 'unsure', 'fail')),
  pass_threshold REAL NOT NULL,
  fail_threshold REAL NOT NULL,
  regions TEXT NOT NULL CHECK (json_valid(regions))
) STRICT;
CREATE INDEX inspection_capture ON inspection (capture);

-- Apart from the inspections, which stay small to read.
CREATE TABLE heat_map (
  inspection INTEGER PRIMARY KEY REFERENCES inspection (id),
  png BLOB NOT NULL
) STRICT;

CREATE TABLE decision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  capture INTEGER NOT NULL REFERENCES capture (id),
  kind TEXT NOT NULL CHECK (kind IN ('accept', 'reject', 'withdraw')),
  reason TEXT,
  operator TEXT NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX decision_capture ON decision (capture);
CREATE TRIGGER decision_is_never_changed BEFORE UPDATE ON decision
BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
CREATE TRIGGER decision_is_never_removed BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'decisions are never removed'); END;

CREATE TABLE failed_transfer (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  camera INTEGER NOT NULL REFERENCES camera (key),
  remote_port INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  reason TEXT NOT NULL,
  packets INTEGER NOT NULL,
  received_packets INTEGER NOT NULL,
  missing TEXT NOT NULL CHECK (json_valid(missing)),
  rounds INTEGER NOT NULL
) STRICT;
CREATE INDEX failed_transfer_time ON failed_transfer (at_ms);
CREATE INDEX failed_transfer_camera ON failed_transfer (camera, at_ms, reason);

-- \`camera\` is null for what cannot be put down to a known camera.
CREATE TABLE counter_hour (
  hour_ms INTEGER NOT NULL,
  camera INTEGER REFERENCES camera (key),
  reason TEXT NOT NULL,
  count INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX counter_hour_key ON counter_hour (hour_ms, ifnull(camera, 0), reason);

-- Folders that may hold files without a row: all that a start after a crash has to look through.
CREATE TABLE open_folder (
  folder TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- One row, written by the probe that proves that the database takes commits.
CREATE TABLE probe (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  at_ms INTEGER NOT NULL
) STRICT;
`;
