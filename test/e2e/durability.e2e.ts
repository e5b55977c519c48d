import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { demoPhoto } from '../../src-main/demo/painter/demo-photos';
import { seededRandom } from '../../src-shared/seeded-random';
import { startFleet } from '../support/camera-fleet';
import { freePort } from '../support/raw-camera';
import { newDataDir, startStation } from '../support/running-station';
import { storedPhotos } from '../support/stored-photos';

const kills = 20;

it('keeps every acknowledged photo exactly once, byte for byte, however often it is killed', {
  timeout: 300_000,
}, async () => {
  const dataDir = newDataDir();
  const port = await freePort();
  const photoFile = join(mkdtempSync(join(tmpdir(), 'vigie-photo-')), 'cable.jpg');
  writeFileSync(photoFile, demoPhoto(1, 0));
  const random = seededRandom(20_261_122);
  // The cameras go on through every restart, as boards do.
  const fleet = startFleet({
    host: '127.0.0.1',
    port,
    cameras: 24,
    photosPerCamera: null,
    photo: { kind: 'files', files: [photoFile] },
    intervalMs: 300,
    faults: { loss: 0.02 },
  });

  for (let kill = 0; kill < kills; kill += 1) {
    const station = await startStation({ dataDir, port });
    await new Promise((resume) => setTimeout(resume, 200 + random() * 1500));
    await station.kill();
  }
  const last = await startStation({ dataDir, port });
  const sent = await fleet.stop();
  expect(await last.stop()).toBe(0);

  const acknowledged = sent.filter(({ outcome }) => outcome === 'acknowledged');
  const stored = storedPhotos(dataDir);
  const timesStored = new Map<string, number>();
  for (const { rowSha256 } of stored) timesStored.set(rowSha256, (timesStored.get(rowSha256) ?? 0) + 1);

  expect(acknowledged.length).toBeGreaterThan(kills * 5);
  const wrong = acknowledged.filter(({ sha256 }) => timesStored.get(sha256) !== 1);
  expect(
    wrong.map(({ cameraId, sha256 }) => `camera ${cameraId} ${sha256} ${timesStored.get(sha256) ?? 0} times`),
  ).toEqual([]);
  expect(stored.filter(({ rowSha256, fileSha256 }) => rowSha256 !== fileSha256)).toEqual([]);
  expect([...timesStored.values()].filter((times) => times > 1)).toEqual([]);
  expect(sent.filter(({ outcome }) => outcome === 'crashed')).toEqual([]);
  console.log(
    `${kills} kills: ${acknowledged.length} photos acknowledged of ${sent.length} sent, ${stored.length} stored`,
  );
});
