/** The log is looked through by kind, by who and by what; the row id in each index keeps the newest first. */
export const auditSearch = `
CREATE INDEX audit_entry_kind ON audit_entry (kind);
CREATE INDEX audit_entry_operator ON audit_entry (operator);
CREATE INDEX audit_entry_subject ON audit_entry (subject);
`;
