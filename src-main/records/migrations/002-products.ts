/**
 * Products with models and thresholds of their own. What was there before belongs to product 1, which every station
 * has. `capture.product` has no foreign key: a column that is added with one must be null for all rows before.
 */
export const products = `
-- Products are never removed: captures of years ago name them.
CREATE TABLE product (
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  created_at_ms INTEGER NOT NULL,
  region TEXT CHECK (json_valid(region)),
  reference_capture INTEGER REFERENCES capture (id)
) STRICT;
INSERT INTO product (key, name, created_at_ms) VALUES (1, 'Product 1', unixepoch() * 1000);
CREATE TRIGGER product_is_never_removed BEFORE DELETE ON product
BEGIN SELECT RAISE(ABORT, 'products are never removed'); END;

-- Held as text so far, and never written.
ALTER TABLE camera DROP COLUMN product;
ALTER TABLE camera ADD COLUMN product INTEGER NOT NULL DEFAULT 1;
ALTER TABLE capture DROP COLUMN product;
ALTER TABLE capture ADD COLUMN product INTEGER NOT NULL DEFAULT 1;

DROP INDEX capture_gallery;
DROP INDEX capture_decided;
DROP INDEX capture_flagged;
CREATE INDEX capture_gallery ON capture (received_at_ms, id, camera, verdict, decision, state, score, reason, product);
CREATE INDEX capture_decided ON capture (decision, received_at_ms, id, camera, verdict, state, score, reason, product)
  WHERE decision IS NOT NULL;
CREATE INDEX capture_flagged ON capture (verdict, received_at_ms, id, camera, decision, state, score, reason, product)
  WHERE verdict <> 'pass';

CREATE TABLE camera_product_change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  camera INTEGER NOT NULL REFERENCES camera (key),
  product INTEGER NOT NULL REFERENCES product (key),
  operator TEXT NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT;
CREATE TRIGGER camera_product_change_is_never_changed BEFORE UPDATE ON camera_product_change
BEGIN SELECT RAISE(ABORT, 'changes of a camera''s product are never changed'); END;
CREATE TRIGGER camera_product_change_is_never_removed BEFORE DELETE ON camera_product_change
BEGIN SELECT RAISE(ABORT, 'changes of a camera''s product are never removed'); END;

-- The manifest's thresholds; null until a start has read them.
ALTER TABLE model ADD COLUMN pass_threshold REAL;
ALTER TABLE model ADD COLUMN fail_threshold REAL;

-- The newest row of a product says which model is active for it; a null model says that none is.
ALTER TABLE model_activation ADD COLUMN product INTEGER NOT NULL DEFAULT 1;
ALTER TABLE model_activation ADD COLUMN kind TEXT NOT NULL DEFAULT 'activate' CHECK (kind IN ('activate', 'roll-back'));
ALTER TABLE model_activation ADD COLUMN confirmed INTEGER NOT NULL DEFAULT 0 CHECK (confirmed IN (0, 1));
CREATE INDEX model_activation_product ON model_activation (product, id, model);
CREATE TRIGGER model_activation_is_never_changed BEFORE UPDATE ON model_activation
BEGIN SELECT RAISE(ABORT, 'activations are never changed'); END;
CREATE TRIGGER model_activation_is_never_removed BEFORE DELETE ON model_activation
BEGIN SELECT RAISE(ABORT, 'activations are never removed'); END;

-- The newest row of a product and model stands; without one the manifest's thresholds do.
CREATE TABLE threshold_change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  product INTEGER NOT NULL REFERENCES product (key),
  model INTEGER NOT NULL REFERENCES model (key),
  pass REAL NOT NULL,
  fail REAL NOT NULL CHECK (fail >= pass),
  operator TEXT NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX threshold_change_product ON threshold_change (product, model, id);
CREATE TRIGGER threshold_change_is_never_changed BEFORE UPDATE ON threshold_change
BEGIN SELECT RAISE(ABORT, 'thresholds are never changed, only set anew'); END;
CREATE TRIGGER threshold_change_is_never_removed BEFORE DELETE ON threshold_change
BEGIN SELECT RAISE(ABORT, 'thresholds are never removed'); END;

-- How a model was taught here.
CREATE TABLE teaching (
  model INTEGER PRIMARY KEY REFERENCES model (key),
  product INTEGER NOT NULL REFERENCES product (key),
  number INTEGER NOT NULL,
  operator TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  UNIQUE (product, number)
) STRICT;

-- Numbers that were given out, also to teachings that failed: none is given twice.
CREATE TABLE teaching_number (
  product INTEGER PRIMARY KEY REFERENCES product (key),
  last INTEGER NOT NULL
) STRICT;

CREATE TABLE teaching_photo (
  model INTEGER NOT NULL REFERENCES teaching (model),
  place INTEGER NOT NULL,
  name TEXT NOT NULL,
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  held_out_score REAL NOT NULL,
  PRIMARY KEY (model, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX teaching_photo_sha256 ON teaching_photo (sha256, model);

-- Captures chosen for the replay; the newest label of a capture counts, null takes it out.
CREATE TABLE label (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  capture INTEGER NOT NULL REFERENCES capture (id),
  expected TEXT CHECK (expected IN ('accept', 'reject')),
  operator TEXT NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX label_capture ON label (capture, id, expected);

CREATE TABLE replay (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  product INTEGER NOT NULL REFERENCES product (key),
  model INTEGER NOT NULL REFERENCES model (key),
  -- The model that was active then; null when none was.
  current INTEGER REFERENCES model (key),
  operator TEXT NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX replay_model ON replay (product, model, id);

CREATE TABLE replay_photo (
  replay INTEGER NOT NULL REFERENCES replay (id),
  capture INTEGER NOT NULL REFERENCES capture (id),
  expected TEXT NOT NULL CHECK (expected IN ('accept', 'reject')),
  score REAL,
  current_score REAL,
  PRIMARY KEY (replay, capture)
) STRICT, WITHOUT ROWID;
CREATE INDEX replay_photo_capture ON replay_photo (capture, replay);
`;
