import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { activateModel, rollBack, setThresholds } from '../../src-main/records/activations';
import { noteAcknowledged, noteAlarms } from '../../src-main/records/alarms';
import { noteFoundSettings, noteReportGivenUp, noteSettings } from '../../src-main/records/audit';
import { auditOperators, auditSteps, listAudit } from '../../src-main/records/audit-pages';
import { addBulk } from '../../src-main/records/bulk-decisions';
import { renameCamera, setAdmission } from '../../src-main/records/cameras';
import { decide } from '../../src-main/records/decisions';
import type { Reader, Writer } from '../../src-main/records/handles';
import { labelCaptures } from '../../src-main/records/known-captures';
import { addProduct, changeProduct, setCameraProduct } from '../../src-main/records/products';
import { attachSerial } from '../../src-main/records/serials';
import { exportLog } from '../../src-main/reports/export-log';
import { type Alarm, ofStation } from '../../src-shared/domain/alarm';
import type { AuditEntry, AuditFilter, AuditWords } from '../../src-shared/domain/audit';
import { alarmId, cameraKey } from '../../src-shared/domain/ids';
import { defaultProduct } from '../../src-shared/domain/product';
import { defaultSettings } from '../../src-shared/domain/settings';
import { addTestCapture, addTestModel, newRecords } from '../support/station-records';

const by = { operator: 'Ada', atMs: 5000 };

const alarm: Alarm = {
  id: alarmId(7),
  cause: 'duplicate-id 1',
  kind: 'duplicate-id',
  priority: 'medium',
  subject: ofStation,
  raisedAtMs: 1000,
  acknowledgedAtMs: null,
  acknowledgedBy: '',
  clearedAtMs: null,
  end: null,
};

const entries = (reader: Reader, filter: AuditFilter = {}) =>
  listAudit(reader, { filter, before: null, limit: 200 })
    .reverse()
    .map(({ kind, action, subject, before, after }) => [
      `${kind} ${action}`,
      subject,
      before && (JSON.parse(before) as unknown),
      after && (JSON.parse(after) as unknown),
    ]);

/** A row in every table that is only added to. */
function fillEverything(writer: Writer): void {
  const capture = addTestCapture(writer);
  decide(writer, { capture, kind: 'accept', reason: null, expectedDecisionCount: 0, ...by });
  attachSerial(writer, { capture, serial: 'SN-1', expected: null, ...by });
  addBulk(writer, { kind: 'accept', reason: null, ...by }, null);
  setCameraProduct(writer, { camera: cameraKey(1), product: addProduct(writer, 'Plug', by).key, ...by });
  const model = addTestModel(writer);
  activateModel(writer, { product: defaultProduct, model, confirmed: false, ...by });
  setThresholds(writer, { product: defaultProduct, model, thresholds: { pass: 0.1, fail: 0.2 }, ...by });
}

describe('the audit log', () => {
  it('has every change of the records, with before and after', () => {
    const { writer } = newRecords();
    const capture = addTestCapture(writer, { cameraId: 4 });
    const camera = cameraKey(1);
    renameCamera(writer, camera, 'Line 1', by);
    setAdmission(writer, camera, 'blocked', by);
    const plug = addProduct(writer, 'Plug', by).key;
    changeProduct(writer, plug, { name: 'Plug B' }, by);
    setCameraProduct(writer, { camera, product: plug, ...by });
    const decision = { capture, reason: 'crushed', ...by };
    decide(writer, { ...decision, kind: 'reject', expectedDecisionCount: 0 });
    decide(writer, { ...decision, kind: 'withdraw', expectedDecisionCount: 1 });
    labelCaptures(writer, { captures: [capture], expected: 'accept', ...by });
    const model = addTestModel(writer);
    const other = addTestModel(writer, '2.0.0');
    activateModel(writer, { product: defaultProduct, model, confirmed: false, ...by });
    activateModel(writer, { product: defaultProduct, model: other, confirmed: true, ...by });
    rollBack(writer, defaultProduct, model, by.operator, by.atMs);
    setThresholds(writer, { product: defaultProduct, model, thresholds: { pass: 0.1, fail: 0.2 }, ...by });
    const rejected = { decision: 'reject', reason: 'crushed', decidedBy: 'Ada' };
    const sha256 = (version: string) => ({ manifestSha256: version.padStart(64, '0') });
    expect(entries(writer)).toEqual([
      [
        'camera rename',
        'camera 4 (10.0.0.1)',
        { name: '', admission: 'new' },
        { name: 'Line 1', admission: 'admitted' },
      ],
      ['camera admission', 'Line 1', { admission: 'admitted' }, { admission: 'blocked' }],
      ['product add', 'Plug', null, { name: 'Plug' }],
      ['product change', 'Plug', { name: 'Plug' }, { name: 'Plug B' }],
      ['camera assign', 'Line 1', { product: 'Product 1' }, { product: 'Plug B' }],
      ['decision reject', '#1', null, rejected],
      ['decision withdraw', '#1', rejected, null],
      ['decision label', '#1', null, { expected: 'accept' }],
      ['model install', 'cable 1.0.0', null, sha256('1.0.0')],
      ['model install', 'cable 2.0.0', null, sha256('2.0.0')],
      ['model activate', 'Product 1', { model: null }, { model: 'cable 1.0.0' }],
      ['model activate', 'Product 1', { model: 'cable 1.0.0' }, { model: 'cable 2.0.0', confirmed: true }],
      ['model roll-back', 'Product 1', { model: 'cable 2.0.0' }, { model: 'cable 1.0.0' }],
      [
        'model thresholds',
        'Product 1',
        { model: 'cable 1.0.0', pass: 0.5, fail: 0.75 },
        { model: 'cable 1.0.0', pass: 0.1, fail: 0.2 },
      ],
    ]);
  });

  it('has nothing of a change that was refused or undone', () => {
    const { writer } = newRecords();
    const capture = addTestCapture(writer);
    decide(writer, { capture, kind: 'accept', reason: null, expectedDecisionCount: 7, ...by });
    expect(() => renameCamera(writer, cameraKey(9), 'x', by)).toThrow('no camera 9');
    expect(() => addProduct(writer, 'Product 1', by)).toThrow('already');
    expect(() =>
      writer.transaction(() => {
        addProduct(writer, 'Plug', by);
        throw new Error('power cut');
      }),
    ).toThrow('power cut');
    expect(entries(writer)).toEqual([]);
  });

  it('names the parts of the settings that differ', () => {
    const { writer } = newRecords();
    const network = { ...defaultSettings.network, port: 5 };
    noteSettings(writer, defaultSettings, { ...defaultSettings, network, theme: 'dark' }, by);
    noteSettings(writer, defaultSettings, defaultSettings, by);
    expect(entries(writer)).toMatchObject([
      ['settings change', 'network, theme', { network: { port: 44_444 } }, { network: { port: 5 }, theme: 'dark' }],
    ]);
  });

  it('notes a scheduled report that was given up, by its period', () => {
    const { writer } = newRecords();
    noteReportGivenUp(writer, { fromMs: Date.UTC(2026, 10, 21, 5), toMs: Date.UTC(2026, 10, 21, 13) }, ['pdf'], by);
    expect(entries(writer)).toEqual([
      ['report give-up', '2026-11-21T05:00:00.000Z/2026-11-21T13:00:00.000Z', { contents: ['pdf'] }, null],
    ]);
  });

  it('notes settings that were changed without the station, once, and none that it knows', () => {
    const { writer } = newRecords();
    const found = { ...defaultSettings, language: 'fr', theme: 'dark' } as const;
    noteFoundSettings(writer, defaultSettings, defaultSettings, 1);
    noteSettings(writer, defaultSettings, { ...defaultSettings, theme: 'dark' }, by);
    noteFoundSettings(writer, found, defaultSettings, 2);
    noteFoundSettings(writer, found, defaultSettings, 3);
    noteFoundSettings(writer, defaultSettings, defaultSettings, 4);
    expect(entries(writer)).toEqual([
      ['settings change', 'theme', { theme: 'light' }, { theme: 'dark' }],
      ['settings change', 'language', { language: 'en' }, { language: 'fr' }],
      ['settings change', 'language, theme', { language: 'fr', theme: 'dark' }, { language: 'en', theme: 'light' }],
    ]);
  });

  it.each([
    'audit_entry',
    'decision',
    'bulk_decision',
    'serial_change',
    'camera_product_change',
    'model_activation',
    'threshold_change',
  ])('no program changes, removes or replaces a row of %s', (table) => {
    const { writer } = newRecords();
    fillEverything(writer);
    const rows = (): unknown[] => writer.all(`SELECT * FROM ${table} ORDER BY id`);
    const before = rows();
    expect(before.length).toBeGreaterThan(0);
    for (const statement of [
      `UPDATE ${table} SET operator = 'Mallory'`,
      `UPDATE ${table} SET id = id + 1000`,
      `DELETE FROM ${table}`,
      `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table} ORDER BY id LIMIT 1`,
      `REPLACE INTO ${table} SELECT * FROM ${table} ORDER BY id DESC LIMIT 1`,
    ]) {
      expect(() => writer.db.exec(statement)).toThrow(/never/);
    }
    expect(rows()).toEqual(before);
  });

  it('is searched by text, kind, who, what and time, page by page', () => {
    const { writer } = newRecords();
    for (let at = 0; at < 30; at++)
      addProduct(writer, `Plug 100% ${at}`, { operator: at % 2 ? 'Ada' : 'Bob', atMs: at });
    const found = (filter: AuditFilter): number => listAudit(writer, { filter, before: null, limit: 200 }).length;
    expect(found({ text: 'plug 100% 2' })).toBe(11);
    expect(found({ text: '%_%' })).toBe(0);
    expect(found({ operator: 'Bob', kind: 'product' })).toBe(15);
    expect(found({ kind: 'model' })).toBe(0);
    expect(found({ subject: 'Plug 100% 7' })).toBe(1);
    expect(found({ fromMs: 5, toMs: 8 })).toBe(3);
    const first = listAudit(writer, { filter: {}, before: null, limit: 20 });
    const rest = listAudit(writer, { filter: {}, before: first.at(-1)?.id ?? null, limit: 20 });
    expect([...first, ...rest].map(({ subject }) => subject)).toEqual(
      Array.from({ length: 30 }, (_, at) => `Plug 100% ${29 - at}`),
    );
    expect(auditOperators(writer)).toEqual(['Ada', 'Bob']);
  });

  it('is searched step by step, as a whole, in a log of many thousands', () => {
    const { writer } = newRecords();
    writer.run(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4500)
       INSERT INTO audit_entry (at_ms, operator, kind, action, subject)
       SELECT i, iif(i IN (1, 250, 251, 4250, 4251, 4500), 'Bob', 'Ada'), 'product', 'add', i FROM n`,
    );
    const ids = (limit: number, before: number | null = null, filter: AuditFilter = { operator: 'Bob' }): number[] =>
      listAudit(writer, { filter, before, limit }).map(({ id }) => id);
    expect(ids(200)).toEqual([4500, 4251, 4250, 251, 250, 1]);
    expect(ids(3)).toEqual([4500, 4251, 4250]);
    expect(ids(3, 4250)).toEqual([251, 250, 1]);
    expect(ids(3, 1)).toEqual([]);
    expect(ids(5000, null, {})).toHaveLength(4500);
    expect([...auditSteps(writer, { filter: { text: 'nobody' }, before: null, limit: 200 })]).toHaveLength(18);
    expect([...auditSteps(writer, { filter: {}, before: null, limit: 200 })]).toHaveLength(1);
  });

  it('is searched by what a text means in words: deeds, roles, alarms, members and values', () => {
    const { writer } = newRecords();
    fillEverything(writer);
    const found = (words: Partial<AuditWords>, text = 'no such text'): string[] => {
      const filter = { text, words: { deeds: [], codes: [], ...words } };
      return listAudit(writer, { filter, before: null, limit: 200 }).map(({ kind, action }) => `${kind} ${action}`);
    };
    const all = listAudit(writer, { filter: {}, before: null, limit: 200 });
    const deeds = (of: readonly AuditEntry[]) => of.map(({ kind, action }) => `${kind} ${action}`);
    const holdPass = all.filter(({ before, after }) => `${before}${after}`.includes('"pass"'));
    expect(holdPass.length).toBeGreaterThan(0);
    expect(found({})).toEqual([]);
    expect(found({ deeds: ['product add'] })).toEqual(
      deeds(all.filter((e) => e.kind === 'product' && e.action === 'add')),
    );
    expect(found({ codes: ['pass'] })).toEqual(deeds(holdPass));
    // A code is a whole one.
    expect(found({ codes: ['pas'] })).toEqual([]);
    noteAlarms(writer, [{ what: 'raised', alarm }]);
    noteAcknowledged(writer, alarm, by);
    expect(found({ codes: ['duplicate-id'] })).toEqual(['alarm acknowledge']);
    // The text itself is found all the same.
    expect(found({ codes: ['duplicate-id'] }, '#7')).toEqual(['alarm acknowledge']);
  });

  it('is exported with formulas made harmless', async () => {
    const { writer, dataDir } = newRecords();
    addProduct(writer, '=HYPERLINK("x")', by);
    const file = join(dataDir, 'log.csv');
    const request = { dataDir, file, profile: 'machine', language: 'en', filter: { kind: 'product' } } as const;
    expect(await exportLog(request)).toEqual({ state: 'done', file, rows: 1 });
    const [header, row] = readFileSync(file, 'utf8').split('\r\n');
    expect(header).toBe('entry_id,at,operator,role,kind,action,subject,before,after');
    expect(row).toContain(`"'=HYPERLINK(""x"")"`);
  });
});
