/**
 * What is only added to cannot be replaced either. `INSERT OR REPLACE` removes the row before without asking the triggers
 * against removal, in whatever program it is run.
 */
const tables = [
  'audit_entry',
  'decision',
  'bulk_decision',
  'serial_change',
  'camera_product_change',
  'model_activation',
  'threshold_change',
] as const;

export const neverReplaced = tables
  .map(
    (table) => `
CREATE TRIGGER ${table}_is_never_replaced BEFORE INSERT ON ${table}
WHEN EXISTS (SELECT 1 FROM ${table} WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'rows of ${table} are never replaced'); END;`,
  )
  .join('\n');
