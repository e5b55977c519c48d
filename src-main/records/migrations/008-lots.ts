/** Lots: captures belong to the one that was open for their product when they were received. */
export const lots = `
-- Never removed: captures name them. Opening a number again goes on with its lot.
CREATE TABLE lot (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  product INTEGER NOT NULL REFERENCES product (key),
  number TEXT NOT NULL COLLATE NOCASE,
  opened_at_ms INTEGER NOT NULL,
  opened_by TEXT NOT NULL,
  closed_at_ms INTEGER,
  closed_by TEXT,
  UNIQUE (product, number)
) STRICT;
CREATE UNIQUE INDEX lot_open ON lot (product) WHERE closed_at_ms IS NULL;
CREATE TRIGGER lot_is_never_removed BEFORE DELETE ON lot
BEGIN SELECT RAISE(ABORT, 'lots are never removed'); END;

-- Held as text so far, and never written.
ALTER TABLE capture DROP COLUMN lot;
ALTER TABLE capture ADD COLUMN lot INTEGER REFERENCES lot (id);
CREATE INDEX capture_lot ON capture (lot, received_at_ms, id, camera, verdict, decision, state, score, reason, product)
  WHERE lot IS NOT NULL;
`;
