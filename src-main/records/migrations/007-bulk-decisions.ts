/** Decisions made of many captures at once, so that they can be undone at once. */
export const bulkDecisions = `
CREATE TABLE bulk_decision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('accept', 'reject', 'withdraw')),
  reason TEXT,
  operator TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  -- The one that this one undoes.
  undoes INTEGER REFERENCES bulk_decision (id)
) STRICT;
CREATE TRIGGER bulk_decision_is_never_changed BEFORE UPDATE ON bulk_decision
BEGIN SELECT RAISE(ABORT, 'bulk decisions are never changed'); END;
CREATE TRIGGER bulk_decision_is_never_removed BEFORE DELETE ON bulk_decision
BEGIN SELECT RAISE(ABORT, 'bulk decisions are never removed'); END;

ALTER TABLE decision ADD COLUMN bulk INTEGER REFERENCES bulk_decision (id);
CREATE INDEX decision_bulk ON decision (bulk, id) WHERE bulk IS NOT NULL;
`;
